SELECT event, document_number FROM live_event WHERE kind = :kind AND document_number IS NOT NULL

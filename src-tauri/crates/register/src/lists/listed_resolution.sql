SELECT document_number, happened_on FROM event
WHERE case_id = :case AND kind = 'candidate_listed' AND happened_on <= :on
  AND NOT EXISTS (SELECT 1 FROM event AS voiding WHERE voiding.case_id = event.case_id AND voiding.kind = 'entry_voided'
                  AND json_extract(voiding.fields, '$.voids') = event.id)
ORDER BY happened_on DESC, id DESC LIMIT 1

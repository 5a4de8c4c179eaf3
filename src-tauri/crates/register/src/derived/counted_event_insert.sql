INSERT INTO counted_event (event, person, case_id, kind, happened, unit)
VALUES (:event, :person, :case_id, :kind, :happened, :unit)

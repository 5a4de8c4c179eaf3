-- The entries of a kind between two days that were in force, struck since or not.
SELECT live_event.event, live_event.person, live_event.case_id, live_event.unit, live_event.dead_from,
  person_key.birth_name, person_key.sex, person_key.birth_date
FROM live_event LEFT JOIN person_key ON person_key.person = live_event.person
WHERE live_event.kind = :kind AND live_event.day BETWEEN :from AND :to
ORDER BY live_event.day, live_event.event

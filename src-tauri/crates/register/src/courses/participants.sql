SELECT DISTINCT live_event.case_id, live_event.person, person_key.birth_name, person_key.sex
FROM live_event
JOIN person_key ON person_key.person = live_event.person
WHERE live_event.course = :course AND live_event.kind = :enrolled AND live_event.dead_from = '9999-12-31'
ORDER BY person_key.sort_key, live_event.person

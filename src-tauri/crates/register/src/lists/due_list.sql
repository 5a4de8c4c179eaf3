SELECT clock_interval.case_id, clock_interval.person, clock_interval.unit, clock, rule, "from", due, warn, person_key.birth_name
FROM clock_interval
JOIN person_key ON person_key.person = clock_interval.person
WHERE ends > :on AND due <= :until AND begins <= :on
ORDER BY due, clock_interval.case_id, clock

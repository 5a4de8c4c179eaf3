SELECT clock_interval.case_id, clock_interval.person, clock_interval.unit, clock, rule, "from", due, warn, person.birth_name
FROM clock_interval
JOIN person ON person.id = clock_interval.person
WHERE ends > :on AND due <= :until AND begins <= :on
ORDER BY due, clock_interval.case_id, clock

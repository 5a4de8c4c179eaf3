SELECT person, clock, rule, due, warn FROM clock_interval
WHERE person = :person AND begins <= :on AND ends > :on
ORDER BY due, clock

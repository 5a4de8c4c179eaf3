SELECT person FROM "case" GROUP BY person HAVING count(*) > 1

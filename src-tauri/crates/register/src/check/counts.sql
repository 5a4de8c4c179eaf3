SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM "case") AS cases,
       (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM unit) AS units

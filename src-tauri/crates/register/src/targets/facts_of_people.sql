-- A dated fact of each person asked, in force on the day asked of them.
SELECT asked.person, asked.day, person_fact.id, person_fact.value
FROM (SELECT json_extract(value, '$[0]') AS person, json_extract(value, '$[1]') AS day,
        (SELECT id FROM person_fact WHERE person_fact.person = json_extract(json_each.value, '$[0]') AND person_fact.field = :field
           AND person_fact."from" <= json_extract(json_each.value, '$[1]') ORDER BY person_fact."from" DESC LIMIT 1) AS fact
      FROM json_each(:asked)) AS asked
JOIN person_fact ON person_fact.id = asked.fact

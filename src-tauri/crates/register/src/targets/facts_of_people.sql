-- A dated fact of each person asked, in force on the day asked of them.
SELECT json_extract(asked.value, '$[0]') AS person, json_extract(asked.value, '$[1]') AS day,
  (SELECT value FROM person_fact WHERE person_fact.person = json_extract(asked.value, '$[0]') AND person_fact.field = :field
     AND person_fact."from" <= json_extract(asked.value, '$[1]') ORDER BY person_fact."from" DESC LIMIT 1) AS value
FROM json_each(:asked) AS asked

SELECT person, sex, ethnicity FROM person_key WHERE person IN (SELECT json_extract(value, '$[0]') FROM json_each(:asked))

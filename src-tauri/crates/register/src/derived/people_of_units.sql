WITH borne AS (SELECT value AS unit FROM json_each(:units))
SELECT person FROM "case" WHERE unit IN (SELECT unit FROM borne)
UNION SELECT person FROM stage_interval WHERE unit IN (SELECT unit FROM borne)
UNION SELECT person FROM live_event WHERE person <> 0 AND unit IN (SELECT unit FROM borne)

-- What all entries of these kinds said when they were entered, and the cases in which something was corrected.
SELECT id, happened_on, fields, kind = 'correction' AS corrects, case_id FROM event
WHERE kind IN (SELECT value FROM json_each(:kinds)) OR kind = 'correction'

SELECT json_extract(fields, '$.position') AS position, json_extract(fields, '$.other_position') AS other_position
FROM event
WHERE case_id = :case AND kind = 'post_held' AND happened_on <= :on
  AND coalesce(json_extract(fields, '$.until'), '9999') >= :on
  AND NOT EXISTS (SELECT 1 FROM event AS later WHERE later.case_id = event.case_id AND later.happened_on <= :on
                  AND (later.kind = 'post_left' AND json_extract(later.fields, '$.post') = event.id
                    OR later.kind = 'entry_voided' AND json_extract(later.fields, '$.voids') = event.id))
ORDER BY happened_on

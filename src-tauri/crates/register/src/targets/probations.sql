SELECT ceremony.person, ceremony.unit, min(ceremony.day) AS admitted,
  (SELECT min(day) FROM live_event AS later WHERE later.person = ceremony.person AND later.case_id = ceremony.case_id
     AND later.kind = 'conversion_decision' AND later.begins <= :until AND later.dead_from > :until) AS recognized,
  (SELECT min(day) FROM live_event AS later WHERE later.person = ceremony.person AND later.case_id = ceremony.case_id
     AND later.kind = 'new_member_class_certificate' AND later.begins <= :until AND later.dead_from > :until) AS certificate
FROM live_event AS ceremony
WHERE ceremony.kind = 'ceremony' AND ceremony.elsewhere = 0 AND ceremony.begins <= :until AND ceremony.dead_from > :until
GROUP BY ceremony.case_id

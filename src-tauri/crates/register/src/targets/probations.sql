SELECT ceremony.person, ceremony.unit, ceremony.happened AS admitted,
  (SELECT min(happened) FROM counted_event AS later WHERE later.case_id = ceremony.case_id AND later.kind = 'conversion_decision') AS recognized,
  (SELECT min(happened) FROM counted_event AS later WHERE later.case_id = ceremony.case_id AND later.kind = 'new_member_class_certificate') AS certificate
FROM counted_event AS ceremony
WHERE ceremony.kind = 'ceremony' AND ceremony.happened <= :until

SELECT case_id FROM event WHERE kind = 'candidate_listed' AND happened_on >= :from AND case_id IS NOT NULL

-- Where anybody is left, one of them keeps the register.
SELECT NOT EXISTS (SELECT 1 FROM user WHERE left_on IS NULL)
    OR EXISTS (SELECT 1 FROM user WHERE left_on IS NULL AND role = 'keeper') AS kept

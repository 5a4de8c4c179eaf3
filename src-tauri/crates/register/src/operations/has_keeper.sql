-- Where there are users, be it some who left, one who is here keeps the register.
SELECT NOT EXISTS (SELECT 1 FROM user)
    OR EXISTS (SELECT 1 FROM user WHERE left_on IS NULL AND role = 'keeper') AS kept

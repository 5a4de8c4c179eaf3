-- By the index of what is open on a day: few are, of all that ever were.
SELECT case_id, due FROM clock_interval WHERE clock = :clock AND begins <= :on AND ends > :on ORDER BY +case_id, due DESC

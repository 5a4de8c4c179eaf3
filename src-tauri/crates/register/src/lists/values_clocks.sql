SELECT case_id, due FROM clock_interval WHERE clock = :clock AND begins <= :on AND ends > :on ORDER BY case_id, due DESC

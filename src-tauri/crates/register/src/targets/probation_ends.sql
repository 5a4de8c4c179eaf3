-- When the probation of each case ends, as of the day. By the index that begins with what is open: few clocks are.
SELECT case_id, max(due) AS ends_on FROM clock_interval INDEXED BY clock_interval_due
WHERE ends > :on AND begins <= :on AND clock = 'probation' GROUP BY case_id

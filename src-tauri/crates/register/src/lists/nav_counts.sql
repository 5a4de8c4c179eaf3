SELECT stage, count(*) AS people FROM stage_interval WHERE begins <= :on AND ends > :on GROUP BY stage

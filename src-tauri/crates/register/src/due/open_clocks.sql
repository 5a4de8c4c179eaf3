SELECT rule, count(*) AS clocks FROM clock_interval WHERE begins <= :on AND ends > :on AND due >= :figures_from GROUP BY rule

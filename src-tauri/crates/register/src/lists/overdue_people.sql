SELECT person FROM clock_interval WHERE begins <= :on AND ends > :on AND due < :on AND due >= :figures_from

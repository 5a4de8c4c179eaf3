SELECT person, stage, since FROM stage_interval WHERE stage < :full AND begins <= :on AND ends > :on

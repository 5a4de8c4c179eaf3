SELECT stage, since FROM stage_interval WHERE stage <= 9 AND begins <= :on AND ends > :on

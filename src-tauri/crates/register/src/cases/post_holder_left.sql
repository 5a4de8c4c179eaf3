SELECT 1 FROM stage_interval WHERE person = :person AND begins <= :on AND ends > :on AND stage > :full

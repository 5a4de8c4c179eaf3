UPDATE unit SET sort_order = :place WHERE id = :unit AND sort_order <> :place

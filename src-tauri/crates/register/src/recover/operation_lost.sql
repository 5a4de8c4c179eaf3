INSERT INTO operation (id, name, params, made_by, made_at, kind) VALUES (:id, :name, '{}', '?', :made_at, 'do')

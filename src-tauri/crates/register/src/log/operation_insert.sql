INSERT INTO operation (name, params, made_by, made_at, kind, reverses)
VALUES (:name, :params, :made_by, :made_at, :kind, :reverses)

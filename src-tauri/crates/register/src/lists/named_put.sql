INSERT INTO named_list (id, uid, name, query) VALUES (:id, new_uid(), :name, :query)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query

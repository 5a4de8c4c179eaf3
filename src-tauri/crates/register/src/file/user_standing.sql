SELECT id, name, role FROM user WHERE id = ?1 AND left_on IS NULL

SELECT about FROM request WHERE id = ?1

SELECT id, sheet, of_what, content, kept_at FROM draft WHERE coalesce(user, 0) = coalesce(:user, 0) ORDER BY kept_at, id

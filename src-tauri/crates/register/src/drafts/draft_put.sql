INSERT INTO draft (user, sheet, of_what, content, kept_at) VALUES (:user, :sheet, :of_what, :content, :kept_at)
ON CONFLICT (coalesce(user, 0), sheet) DO UPDATE SET of_what = excluded.of_what, content = excluded.content, kept_at = excluded.kept_at

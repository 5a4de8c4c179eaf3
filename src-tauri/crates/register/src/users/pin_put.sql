INSERT INTO user_pin (id, pin) VALUES (:id, :pin) ON CONFLICT (id) DO UPDATE SET pin = excluded.pin

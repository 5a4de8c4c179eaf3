SELECT user.id, name, role, left_on, pin FROM user LEFT JOIN user_pin ON user_pin.id = user.id WHERE name = ?1

SELECT id, name, grassroots_type, enterprise_type, organization_code, sort_order, note FROM unit WHERE id = ?1

SELECT id, name, grassroots_type, enterprise_type, organization_code, head_superior, head_issuer, symbol, seal, sort_order, note FROM unit WHERE id = ?1

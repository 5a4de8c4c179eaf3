INSERT INTO unit (uid, name, unit_kind, parent, founded_on, committee_power, grassroots_type, enterprise_type, sort_order)
VALUES (new_uid(), :name, :unit_kind, :parent, :founded_on, :committee_power, :grassroots_type, :enterprise_type,
        (SELECT coalesce(max(sort_order), 0) + 1 FROM unit))

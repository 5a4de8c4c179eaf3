INSERT INTO unit_interval (unit, begins, ends, name, unit_kind, parent, committee_power, merged_into)
VALUES (:unit, :begins, :ends, :name, :unit_kind, :parent, :committee_power, :merged_into)

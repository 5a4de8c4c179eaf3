INSERT INTO unit_interval (unit, begins, ends, name, unit_kind, parent, committee_power)
VALUES (:unit, :begins, :ends, :name, :unit_kind, :parent, :committee_power)

INSERT INTO target (id, uid, programme, indicator, unit, "from", "to", denominator, value)
VALUES (:id, new_uid(), :programme, :indicator, :unit, :from, :to, :denominator, :value)
ON CONFLICT (id) DO UPDATE SET programme = excluded.programme, indicator = excluded.indicator, unit = excluded.unit,
  "from" = excluded."from", "to" = excluded."to", denominator = excluded.denominator, value = excluded.value

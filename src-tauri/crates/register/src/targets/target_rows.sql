SELECT target.id, target.programme, programme.name AS programme_name, target.indicator, target.unit, target."from", target."to",
  target.denominator, target.value
FROM target JOIN programme ON programme.id = target.programme
ORDER BY target.programme, target.id

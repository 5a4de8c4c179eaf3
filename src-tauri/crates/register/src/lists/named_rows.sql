SELECT id, name, query FROM named_list ORDER BY name, id

-- How many entries there are, as far as their ids tell.
SELECT max(id) AS all_entries FROM event

-- Schema 6: what a list asks of everybody lies close together. What people are found by holds their papers' numbers, phones and
-- old cards from here on, which the rebuild after it writes.
CREATE INDEX person_fact_field ON person_fact (field, person, "from", value);

-- One row for each release, in no order: its words, and the values that its activity has in every dimension.
select r.release_key, r.language, r.title, r.text, v.dimensions, v.keys
from releases r
join (select activity_key, list(dimension::varchar) as dimensions, list(value_key) as keys from activity_values group by activity_key) v
using (activity_key)

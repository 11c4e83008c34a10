-- What must hold in every build before it is published. Each query counts how often it does not; the line above it says what is wrong then.

-- a mention does not hold its own words
select count(*) from mention m join statement s using (statement_key) join release r using (release_id)
where substring(r.text, m.start + 1, m."end" - m.start) is distinct from m.quote;

-- a mention belongs to no statement
select count(*) from mention anti join statement using (statement_key);

-- a key is not the place of its row
select count(*) from (
  select activity_key from activity where activity_key <> rowid union all
  select release_key from release where release_key <> rowid union all
  select statement_key from statement where statement_key <> rowid
);

-- a statement belongs to no release
select count(*) from statement anti join release using (release_id);

-- two statements have one id
select count(*) - count(distinct statement_id) from statement;

-- a statement rests on no mention
select count(*) from statement anti join mention using (statement_key) where field <> 'relevance';

-- a release has not exactly one relevance
select count(*) from (
  select r.release_id from release r left join statement s using (release_id)
  group by r.release_id having count(*) filter (s.field = 'relevance') <> 1
);

-- a release belongs to no activity
select count(*) from release anti join activity using (activity_id);

-- the releases of an activity are miscounted
select count(*) from activity a
join (select activity_id, count(*) as found from release group by activity_id) r using (activity_id) where a.release_count <> r.found;

-- a value is counted for an activity that does not state it, or not counted for one that does
select count(*) from (
  select dimension::varchar as dimension, activity_id, code from activity_value join dimension_value using (dimension, value_key) join activity using (activity_key)
  where dimension in ('country', 'partner', 'funder', 'type') and value_key <> 0
) c full join (
  select 'country' as dimension, activity_id, country as code from activity_country union
  select 'partner', activity_id, organisation_id from activity_partner union
  select 'funder', activity_id, organisation_id from activity_funder union
  select 'type', activity_id, activity_type from activity_type
) s using (dimension, activity_id, code) where c.code is null or s.code is null;

-- an activity is missing from a dimension, where "not stated" is a value
select count(*) from (
  select dimension, count(distinct activity_key) as found
  from (select unnest(enum_range(null::dimension)) as dimension) left join activity_value using (dimension) group by dimension
) where found <> (select count(*) from activity);

-- a country is not in the reference table
select count(*) from statement anti join country on country.country = statement.value where field = 'country';

-- an activity type is not in the reference table
select count(*) from statement anti join activity_type_code on activity_type = value where field = 'activity_type';

-- an organisation is missing
select count(*) from statement anti join organisation on organisation.organisation_id = statement.value where field in ('partner', 'funder');

-- a release names no known source
select count(*) from release anti join source using (source_id);

-- an e-mail address stands in a text, title or publisher
select count(*) from release where regexp_matches(concat_ws(' ', text, title, publisher), '[\w.+-]+@[\w-]+\.[\w.]*\w');

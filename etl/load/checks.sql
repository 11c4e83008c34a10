-- What must hold in every build before it is published. Each query counts how often it does not; the line above it says what is wrong then.

-- a mention does not hold its own words
select count(*) from mention m join statement s using (statement_id) join release r using (release_id)
where substring(r.text, m.start + 1, m."end" - m.start) is distinct from m.quote;

-- a mention belongs to no statement
select count(*) from mention anti join statement using (statement_id);

-- a statement belongs to no release
select count(*) from statement anti join release using (release_id);

-- a statement rests on no mention
select count(*) from statement anti join mention using (statement_id) where field <> 'relevance';

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

-- a country is not in the reference table
select count(*) from statement anti join country on country.country = statement.value where field = 'country';

-- an activity type is not in the reference table
select count(*) from statement anti join activity_type_code on activity_type = value where field = 'activity_type';

-- an organisation is missing
select count(*) from statement anti join organisation on organisation.organisation_id = statement.value where field in ('partner', 'funder');

-- a release names no known source
select count(*) from release anti join source using (source_id);

-- an e-mail address stands in a text or title
select count(*) from release where regexp_matches(text || ' ' || title, '[\w.+-]+@[\w-]+\.[\w.]*\w');

-- What charts count, as small integers: which values each activity has. Runs when all other tables are filled.
create temp table stated as
  select 'country' as dimension, activity_id, country as code from activity_country
  union select 'region', activity_id, region from activity_country join country using (country)
  union select 'region', activity_id, sub_region from activity_country join country using (country)
  union select 'partner', activity_id, organisation_id from activity_partner
  union select 'funder', activity_id, organisation_id from activity_funder
  union select 'state', activity_id, coalesce(country, organisation_id) from activity_funder
  union select 'type', activity_id, activity_type from activity_type
  union select 'publisher', activity_id, publisher_id from release where publisher_id <> 'none';
-- Training serves the Ps of the activity's other types; alone it serves no P in particular.
insert into stated
  select distinct 'pillar', activity_id, pillar from activity_type join activity_type_code using (activity_type) where pillar <> 'unclear';
insert into stated
  select 'pillar', activity_id, 'unclear' from (select distinct activity_id from activity_type) anti join (from stated where dimension = 'pillar') using (activity_id);

-- Keys: 0 not stated, below 0 groups without a name, above 0 names.
insert into dimension_value
  select row_number() over (order by dimension, value_key), * from (
    select unnest(enum_range(null::dimension)), 0, 'none', '', '', '', 'none'
    union all
    select 'country', row_number() over (order by country), country, name_en, name_fr, name_es, sub_region from country
    union all
    select 'region', row_number() over (order by region), region, name_en, name_fr, name_es, coalesce(parent, '') from region
    union all
    select 'type', position, activity_type, name_en, name_fr, name_es, pillar from activity_type_code
    union all
    select 'pillar', row_number() over (order by min(position)), pillar, '', '', '', '' from activity_type_code group by pillar
    union all
    select 'partner', if(kind = 'group', -1, 1) * row_number() over (order by organisation_id), organisation_id, name, name, name, type
    from organisation semi join (from stated where dimension = 'partner') on code = organisation_id
    union all
    select 'funder', row_number() over (order by organisation_id), organisation_id, name, name, name, coalesce(country, '')
    from organisation semi join (from stated where dimension = 'funder') on code = organisation_id
    union all
    select 'state', row_number() over (order by code), code, coalesce(c.name_en, o.name, code), coalesce(c.name_fr, o.name, code), coalesce(c.name_es, o.name, code), ''
    from (select distinct code from stated where dimension = 'state')
    left join country c on c.country = code left join organisation o on o.organisation_id = code
    union all
    select 'publisher', row_number() over (order by publisher_id), publisher_id, publisher, publisher, publisher, ''
    from (select publisher_id, coalesce(mode(publisher), publisher_id) as publisher from release where publisher_id <> 'none' group by publisher_id)
  ) named (dimension, value_key, code, name_en, name_fr, name_es, detail);

create temp table counted as
  select activity_id, activity_key, published, published_precision, counter_trafficking, release_count,
         year(published) * 100 + if(published_precision = 'year', 0, month(published)) as period
  from activity;
insert into activity_value
  select * from (
    select v.dimension, v.value_key, activity_key, counter_trafficking, release_count, period
    from stated s join dimension_value v on v.dimension = s.dimension::dimension and v.code = s.code join counted using (activity_id)
    union all
    select d.dimension::dimension, 0, activity_key, counter_trafficking, release_count, period
    from (select unnest(enum_range(null::dimension))::varchar as dimension) d cross join counted anti join stated using (dimension, activity_id)
  ) order by dimension, activity_key, value_key;

-- The same counted: what is drawn of everything is summed from this, however many activities there are.
insert into value_count
  select dimension, value_key, period, counter_trafficking, count(*), sum(release_count) from activity_value group by all
  union all
  select null, 0, period, counter_trafficking, count(*), sum(release_count) from counted group by all
  order by dimension, value_key, period;
insert into activity_fact
  select activity_key, published, published_precision, c.period, c.counter_trafficking, c.release_count, value_ids
  from counted c join (
    select activity_key, list(value_id order by value_id) as value_ids from activity_value join dimension_value using (dimension, value_key) group by activity_key
  ) using (activity_key)
  order by activity_key;

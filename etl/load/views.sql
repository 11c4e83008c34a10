-- What the dashboard reads. Names and column types are pinned by tests/test_contract.py; a change here is a new schema version.
-- A breakdown view holds one row per activity and value, and exactly one row with the value 'none' where nothing is stated.

create view releases as
  select release_key, activity_key, release_id, activity_id, joined_because, r.source_id, s.name as source, s.licence, batch_id, url, publisher_id, publisher, language, title, text, r.text_kind,
         published, published_precision, published_from, counter_trafficking, relevance, contacts_removed, fetched_at
  from release r join source s using (source_id);
create view activities as
  select activity_key, activity_id, lead_release_id, title, published, published_precision, counter_trafficking, release_count from activity;
create view activity_countries as
  select ac.activity_id, ac.country, c.region, c.sub_region, ac.statement_id
  from activity_country ac join country c using (country)
  union all
  select activity_id, 'none', 'none', 'none', null from activity anti join activity_country using (activity_id);
create view activity_partners as
  select activity_id, organisation_id as partner, name, type, count, statement_id from activity_partner
  union all
  select activity_id, 'none', null, 'none', null, null from activity anti join activity_partner using (activity_id);
create view activity_funders as
  select activity_id, organisation_id as funder, name, coalesce(country, 'none') as country, statement_id from activity_funder
  union all
  select activity_id, 'none', null, 'none', null from activity anti join activity_funder using (activity_id);
create view activity_types as
  select activity_id, activity_type, pillar, statement_id from activity_type join activity_type_code using (activity_type)
  union all
  select activity_id, 'none', 'none', null from activity anti join activity_type using (activity_id);
create view activity_amounts as select activity_id, amount, currency, status, statement_id from activity_amount;
create view activity_people_counts as select activity_id, count, who, statement_id from activity_people;
create view activity_publishers as select distinct activity_id, publisher_id, publisher from release;
create view publishers as
  select publisher_id, coalesce(mode(publisher), 'not stated') as name, count(*) as releases from release group by publisher_id;
create view statements as
  select statement_id, release_id, activity_id, field, value, s.name, organisation_id, s.country, s.type, s.count, amount, currency, status, who, rule, confidence
  from statement s join release using (release_id);
create view mentions as
  select statement_id, s.release_id, s.field, m.position, m.start, m."end", m.quote from mention m join statement s using (statement_key);
create view countries as select country, m49, region, sub_region, name_en, name_fr, name_es, note, drawn from country;
create view regions as select region, parent, name_en, name_fr, name_es from region;
create view organisations as select organisation_id, name, type, country, iati_id, kind from organisation;
create view activity_type_codes as select activity_type, pillar, position, name_en, name_fr, name_es, description from activity_type_code;
create view dimension_values as select value_id, dimension, value_key, code, name_en, name_fr, name_es, detail from dimension_value;
create view activity_values as select dimension, value_key, activity_key, counter_trafficking, release_count, period from activity_value;
create view activity_facts as
  select activity_key, published, published_precision, period, counter_trafficking, release_count, value_ids from activity_fact;
create view value_counts as select dimension, value_key, period, counter_trafficking, activities, releases from value_count;
create view quality_scores as select field, part, language, file, n, "precision", recall, f1, low, high from quality;
create view quality_checks as select what, part, "right", n from quality_check;
create view sources as
  select s.source_id, s.name, s.licence, s.text_kind, s.note, count(r.release_id) as releases from source s left join release r using (source_id) group by all;
create view batches as select batch_id, loaded_at, documents, rejected, origin from batch;
create view issues as select issue_id, batch_id, level, stage, locator, reason, advice, release_id from issue;
create view build as select build_id, schema_version, built_at, code_version, extraction_fingerprint from build_info;

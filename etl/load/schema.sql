-- The tables of a build. Singular names are what is stored; the dashboard reads the plural views of views.sql.
-- "not stated" is never stored here: it is the absence of a row, and views.sql turns it into the value 'none'.

create table source (
  source_id varchar primary key, name varchar not null, licence varchar not null, text_kind varchar not null, note varchar not null
);
create table batch (
  batch_id varchar primary key, loaded_at timestamp not null, documents integer not null, rejected integer not null, origin varchar not null
);
create table country (
  country varchar primary key,             -- ISO 3166-1 alpha-3; XKX Kosovo
  m49 varchar, region varchar not null,    -- UN M49 codes as text, leading zeros kept
  sub_region varchar not null,
  name_en varchar not null, name_fr varchar not null, name_es varchar not null,
  note varchar not null, drawn boolean not null  -- drawn: the map outlines hold a shape for it
);
create table region (
  region varchar primary key, parent varchar, -- M49; parent null: a top region
  name_en varchar not null, name_fr varchar not null, name_es varchar not null
);
create table organisation (
  organisation_id varchar primary key,     -- registry id, 'x-' + slug (unresolved), 'group-' + type (unnamed group)
  name varchar not null, type varchar not null, country varchar, iati_id varchar,
  kind varchar not null                    -- registry | unresolved | group
);
create table activity_type_code (
  activity_type varchar primary key, pillar varchar not null, position integer not null,
  name_en varchar not null, name_fr varchar not null, name_es varchar not null, description varchar not null
);
create table activity (
  activity_key integer not null,           -- its place in this table, from 0: newest first, undated last; for counting, never for an address
  activity_id varchar primary key, lead_release_id varchar not null, title varchar not null,
  published date, published_precision varchar not null,   -- day | month | year | none
  counter_trafficking boolean not null, release_count integer not null
);
create table release (
  release_key integer not null,            -- its place in this table, from 0: newest first, undated last
  activity_key integer not null,
  release_id varchar primary key, activity_id varchar not null, joined_because varchar not null, -- only_release | same_text
  source_id varchar not null, batch_id varchar not null, document_sha256 varchar not null, locator varchar not null,
  url varchar, publisher_id varchar not null, publisher varchar,                          -- publisher_id 'none' when unknown
  language varchar not null, title varchar not null, text varchar not null using compression zstd, text_kind varchar not null,
  published date, published_precision varchar not null, published_from varchar,
  counter_trafficking boolean not null, relevance double not null, contacts_removed integer not null, fetched_at timestamp not null
);
create table statement (
  statement_key integer not null,          -- its place in this table, from 0; what mentions go by
  statement_id varchar not null,           -- no primary key: its index would be a fifth of the file; checks.sql sees to it that ids differ
  release_id varchar not null,
  field varchar not null,                  -- country | partner | funder | amount | people | activity_type | relevance
  value varchar not null,                  -- the code or organisation id, the amount or count as text; what charts count
  name varchar,                            -- the text's own words, where the value is a name
  organisation_id varchar, country varchar, type varchar, count bigint, amount double, currency varchar, status varchar, who varchar,
  rule varchar not null, confidence double not null
);
create table mention (
  statement_key integer not null, position integer not null, start integer not null, "end" integer not null, quote varchar not null
);
create table activity_country (activity_id varchar not null, country varchar not null, statement_id varchar not null);
create table activity_partner (activity_id varchar not null, organisation_id varchar not null, name varchar, type varchar not null, count bigint, statement_id varchar not null);
create table activity_funder (activity_id varchar not null, organisation_id varchar not null, name varchar not null, country varchar, statement_id varchar not null);
create table activity_type (activity_id varchar not null, activity_type varchar not null, statement_id varchar not null);
create table activity_amount (activity_id varchar not null, amount double not null, currency varchar not null, status varchar not null, statement_id varchar not null);
create table activity_people (activity_id varchar not null, count bigint not null, who varchar not null, statement_id varchar not null);
-- What charts count, once more as small integers: every value of every activity, 'none' where nothing is stated.
-- Keys: 0 not stated, below 0 groups without a name, above 0 names.
create type dimension as enum ('country', 'region', 'partner', 'funder', 'state', 'type', 'pillar', 'publisher');
create table dimension_value (
  value_id integer not null,               -- of all values of all dimensions, from 1: what value_ids of activity_fact hold
  dimension dimension not null, value_key integer not null, code varchar not null,
  name_en varchar not null, name_fr varchar not null, name_es varchar not null,
  detail varchar not null                  -- sub-region of a country, parent of a region, type of a partner, state of a funder, pillar of a type
);
create table activity_value (
  dimension dimension not null, value_key integer not null, activity_key integer not null,
  counter_trafficking boolean not null, release_count integer not null,
  period integer                           -- 202302 for February 2023, 202300 for a year alone, null without a date
);
create table activity_fact (               -- one row for each activity, in the order of its key: what a selection is made from
  activity_key integer not null, published date, published_precision varchar not null, period integer, counter_trafficking boolean not null,
  release_count integer not null, value_ids integer[] not null
);
create table value_count (
  dimension dimension,                     -- null: everything, whatever its values
  value_key integer not null, period integer, counter_trafficking boolean not null, activities bigint not null, releases bigint not null
);
create table quality (
  field varchar not null, part varchar not null, language varchar not null, file varchar not null, n integer not null, -- 'all': not cut by it
  "precision" double not null, recall double not null, f1 double not null, low double, high double  -- 95 % interval of f1
);
create table quality_check (what varchar not null, part varchar not null, "right" integer not null, n integer not null);
create table issue (
  issue_id varchar not null, batch_id varchar not null, level varchar not null, stage varchar not null, locator varchar not null,
  reason varchar not null, advice varchar not null, release_id varchar
);
create table lost_document (               -- read, and no release is shown of it; kept so that no build reads it again
  document_sha256 varchar not null, source_id varchar not null,
  release_id varchar,                      -- of which a later document holds a newer text; null: it was rejected
  issue_ids varchar[] not null
);
create table build_info (
  build_id varchar not null, schema_version integer not null, built_at timestamp not null, code_version varchar not null,
  extraction_fingerprint varchar not null
);

-- Staging to tables. A release's id comes from its address (or its content): of two documents with one id, the later one counts.
create temp table document as
  select sha256, source_id, position, batch_id, locator, fetched_at from listing
  qualify row_number() over (partition by sha256, source_id order by position) = 1;
create temp table chosen as
  select r.release_id, r.document_sha256, r.source_id, d.batch_id, d.locator, d.fetched_at
  from staged_release r join document d on d.sha256 = r.document_sha256 and d.source_id = r.source_id
  qualify row_number() over (partition by r.release_id order by d.position desc) = 1;
-- Of one batch nobody meant them to be versions of one release, so those that do not count are told. Few share an id: only these are sorted.
create temp view version as
  select release_id, document_sha256, source_id from staged_release
  union all select release_id, document_sha256, source_id from staged_lost where release_id is not null;
create temp table replaced as
  select document_sha256, batch_id, locator, counted from (
    select document_sha256, batch_id, locator, first_value(locator) over versions as counted, row_number() over versions as version
    from version r semi join (select release_id from version group by release_id having count(*) > 1) using (release_id)
    join document d on d.sha256 = r.document_sha256 and d.source_id = r.source_id
    window versions as (partition by release_id, batch_id order by position desc))
  where version > 1;
create temp view kept as  -- a view: a table would hold all texts once more
  select r.*, batch_id, locator, fetched_at from staged_release r join chosen using (release_id, document_sha256, source_id);
-- Keys are numbered behind the sort: a window that sorts holds all rows of a table at once, a sort lets them wait on the disk.
create temp table kept_statement as
  select row_number() over () - 1 as statement_key, * from (
    select s.* from staged_statement s semi join chosen using (release_id, document_sha256) order by release_id, statement_id);
drop table staged_statement;

-- One activity for each text: a reprint with the same words is the same activity. All white space counts as one space; '\s+' takes twice as long.
create temp table joined as
  select release_id, 'a' || left(sha256(trim(regexp_replace(translate(lower(text), e'\t\n\f\r', '    '), ' {2,}', ' ', 'g'))), 16) as activity_id,
         row_number() over (partition by activity_id order by counter_trafficking desc, published nulls last, release_id) as place,
         count(*) over (partition by activity_id) as release_count,
         bool_or(counter_trafficking) over (partition by activity_id) as counter_trafficking
  from kept;
insert into activity
  select row_number() over () - 1, * from (
    select j.activity_id, release_id, k.title, k.published, k.published_precision, j.counter_trafficking, j.release_count
    from joined j join kept k using (release_id) where place = 1
    order by k.published desc nulls last, k.title, j.activity_id);
insert into release
  select row_number() over () - 1, * from (
    select activity_key, release_id, activity_id, if(release_count = 1, 'only_release', 'same_text'), source_id, batch_id, document_sha256, locator, url, publisher_id, publisher,
           language, title, text, text_kind, published, published_precision, published_from, k.counter_trafficking, relevance, contacts_removed, fetched_at::timestamp
    from kept k join joined j using (release_id) join (select activity_key, activity_id from activity) using (activity_id)
    order by k.published desc nulls last, k.title, release_id);
insert into statement
  select statement_key, statement_id, release_id, field, value, name, organisation_id, country, type, count, amount, currency, status, who, rule, confidence
  from kept_statement order by statement_key;
insert into mention  -- joined by a number for the document: its name is four times as long as all else that a join has to hold
  select statement_key, position, start, "end", quote
  from (select *, hash(document_sha256) as document from staged_mention)
  join (select statement_key, statement_id, hash(document_sha256) as document from kept_statement) using (statement_id, document)
  order by statement_key, position;
drop table staged_mention;

-- What charts count: a value once for each activity, resting on the lead release's statement where it has one.
create temp table fact as
  select activity_id, statement_id, field, value, name, country, type, count, amount, currency, status, who
  from kept_statement s join joined using (release_id) where field <> 'relevance'
  qualify row_number() over (
    partition by activity_id, field, value, if(field in ('partner', 'people') and organisation_id is null, count, null), if(field = 'amount', status, null),
                 if(field = 'people', who, null)
    order by place, statement_id) = 1;
insert into activity_country select activity_id, value, statement_id from fact where field = 'country' order by all;
insert into activity_partner select activity_id, value, name, type, count, statement_id from fact where field = 'partner' order by all;
insert into activity_funder select activity_id, value, name, country, statement_id from fact where field = 'funder' order by all;
insert into activity_type select activity_id, value, statement_id from fact where field = 'activity_type' order by all;
insert into activity_amount select activity_id, amount, currency, status, statement_id from fact where field = 'amount' order by all;
insert into activity_people select activity_id, count, who, statement_id from fact where field = 'people' order by all;

insert into organisation
  select s.value, coalesce(any_value(g.name), mode(s.canonical), mode(s.name), ''), coalesce(any_value(nullif(g.type, '')), mode(s.type)),
         coalesce(any_value(nullif(g.country, '')), mode(s.country)), any_value(nullif(g.iati_id, '')),
         case when bool_or(s.organisation_id is not null) then 'registry' when bool_or(s.name is not null) then 'unresolved' else 'group' end
  from kept_statement s left join registry g using (organisation_id)
  where field in ('partner', 'funder')
  group by s.value order by s.value;

-- What a part of the archive that nobody could read held (stage 'load') is tried again; all else that was read is not.
create temp table lost as
  select document_sha256, source_id, release_id from staged_release anti join chosen using (release_id, document_sha256, source_id)
  union all
  select document_sha256, source_id, null from (select sha256 as document_sha256, source_id from document)
  semi join (select document_sha256 from staged_issue where level = 'rejected' and stage in ('parse', 'extract')) using (document_sha256)
  anti join staged_release using (document_sha256, source_id) anti join staged_lost using (document_sha256, source_id);
insert into lost_document
  select * from (
    from staged_lost
    union all
    select document_sha256, source_id, l.release_id, coalesce(list_sort(list(distinct issue_id)), [])
    from lost l left join staged_issue using (document_sha256) group by all)
  order by document_sha256, source_id;

-- Of issues with one id, that of the first batch: told by their numbers, since a window over whole rows would hold them all.
create temp table issue_row as
  select row_number() over () as row, * from (
    select * from rejected
    union all by name
    select i.issue_id, d.batch_id, i.level, i.stage, i.locator, i.reason, i.advice, i.release_id
    from staged_issue i join (select hash(sha256) as document, batch_id from document) d on d.document = hash(i.document_sha256)
    union all by name
    select 'i' || left(sha256('rejected load ' || document_sha256), 16) as issue_id, batch_id, 'rejected' as level, 'load' as stage, locator,
           'The record at ' || counted || ' of the same load has the same address, or none and the same words, and counts in its place.' as reason,
           'Give each release an address of its own, or leave it empty.' as advice
    from replaced);
drop table staged_issue;
insert into issue
  select issue_id, batch_id, level, stage, locator, reason, advice, release_id from issue_row
  semi join (select row from issue_row qualify row_number() over (partition by issue_id order by batch_id) = 1) using (row)
  order by issue_id;

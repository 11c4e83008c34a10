-- What was read from documents that are still listed, out of the build before (attached as `before`).
insert into staged_release
  select release_id, source_id, document_sha256, url, publisher_id, publisher, language, title, text, text_kind, published, published_precision,
         published_from, counter_trafficking, relevance, contacts_removed
  from before.release
  where (document_sha256, source_id) in (select (sha256, source_id) from listing);
-- And which documents need no second reading, since nothing is shown of them: rejected ones, and those with a later one of the same release.
insert into staged_lost
  with place as (select sha256 as document_sha256, source_id, min(position) as position from listing group by all),
       held as (select release_id, position from staged_release join place using (document_sha256, source_id))
  select document_sha256, source_id, l.release_id, issue_ids
  from before.lost_document l join place using (document_sha256, source_id) left join held on held.release_id = l.release_id
  where l.release_id is null or place.position < held.position;
insert into staged_statement
  select statement_id, document_sha256, s.release_id, s.field, s.value, s.name, s.organisation_id, o.name as canonical, s.country, s.type, s.count, s.amount,
         s.currency, s.status, s.who, s.rule, s.confidence
  from before.statement s
  join staged_release r using (release_id)
  left join before.organisation o on o.organisation_id = s.organisation_id;
insert into staged_mention
  select s.statement_id, document_sha256, m.position, m.start, m."end", m.quote
  from before.mention m join before.statement s using (statement_key) join staged_release r using (release_id);
insert into staged_issue
  select issue_id, document_sha256, level, stage, locator, reason, advice, release_id
  from before.issue join staged_release using (release_id)
  anti join (select unnest(issue_ids) as issue_id from before.lost_document) using (issue_id)
  union all
  select issue_id, document_sha256, level, stage, locator, reason, advice, i.release_id
  from (select document_sha256, unnest(issue_ids) as issue_id from staged_lost) join before.issue i using (issue_id);

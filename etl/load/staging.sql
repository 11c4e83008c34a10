-- Where documents and readings wait until all of them are there; temporary tables, so they never reach the published file.
create temp sequence listing_order;
create temp table listing (
  position bigint default nextval('listing_order'), batch_id varchar, source_id varchar, locator varchar, sha256 varchar, fetched_at timestamptz,
  part integer, place integer
);
create temp table staged_release (
  release_id varchar, source_id varchar, document_sha256 varchar, url varchar, publisher_id varchar, publisher varchar, language varchar, title varchar,
  text varchar, text_kind varchar, published date, published_precision varchar, published_from varchar, counter_trafficking boolean, relevance double,
  contacts_removed integer
);
create temp table staged_statement (
  statement_id varchar, document_sha256 varchar, release_id varchar, field varchar, value varchar, name varchar, organisation_id varchar, canonical varchar, country varchar,
  type varchar, count bigint, amount double, currency varchar, status varchar, who varchar, rule varchar, confidence double
);
create temp table staged_mention (statement_id varchar, document_sha256 varchar, position integer, start integer, "end" integer, quote varchar);
create temp table staged_issue (
  issue_id varchar, document_sha256 varchar, level varchar, stage varchar, locator varchar, reason varchar, advice varchar, release_id varchar
);
create temp table staged_lost (document_sha256 varchar, source_id varchar, release_id varchar, issue_ids varchar[]);
create temp table rejected (
  batch_id varchar, issue_id varchar, level varchar, stage varchar, locator varchar, reason varchar, advice varchar, release_id varchar
);
create temp table registry (organisation_id varchar, name varchar, type varchar, country varchar, iati_id varchar);

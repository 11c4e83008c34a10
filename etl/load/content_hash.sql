select bit_xor(h) from (
  select bit_xor(hash(release_id, activity_id, document_sha256, url, publisher, language, title, text, published, published_precision, counter_trafficking, relevance)) as h from release
  union all select bit_xor(hash(statement_id, release_id, field, value, name, count, amount, status, who, rule, confidence)) from statement
  union all select bit_xor(hash(statement_id, position, start, "end", quote)) from mention join statement using (statement_key)
  union all select bit_xor(hash(activity_id, lead_release_id, published, release_count)) from activity
)

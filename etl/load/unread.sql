-- Documents whose content was not read for the build before, each content once, where it comes first.
select part, list(place order by place)
from (
  select distinct on (sha256, source_id) part, place
  from listing
  anti join (select document_sha256 as sha256, source_id from staged_release union all select document_sha256, source_id from staged_lost)
    using (sha256, source_id)
  order by sha256, source_id, position
)
group by part order by part;

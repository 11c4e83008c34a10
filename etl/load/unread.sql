-- Documents whose content the build before does not hold, each content once, where it comes first.
select part, list(place order by place)
from (
  select distinct on (sha256, source_id) part, place
  from listing anti join staged_release r on r.document_sha256 = listing.sha256 and r.source_id = listing.source_id
  order by sha256, source_id, position
)
group by part order by part;

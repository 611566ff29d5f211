set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What is attached to rows of every module, as the journal says it: photos, documents, receipts.
create table attachment (
  county text not null,
  id uuid not null,
  kind text not null,
  belongs_to uuid not null,
  village text not null,
  sha256 text not null,
  size_bytes integer,
  media_type text not null,
  added_at timestamptz not null,
  kept_until timestamptz,
  emptied_at timestamptz,
  primary key (county, id)
);
select shard_by_county('attachment');
create index attachment_belongs on attachment (county, belongs_to);
-- The clockwork asks for those whose time is over.
create index attachment_kept on attachment (county, kept_until) where emptied_at is null;

-- Its bytes, in the pieces in which they came, beside the journal: all of it is here once they are `whole_bytes` together.
create table attachment_piece (
  county text not null,
  attachment uuid not null,
  begins integer not null,
  whole_bytes integer not null,
  bytes bytea not null,
  primary key (county, attachment, begins)
);
select shard_by_county('attachment_piece');

-- The photos of hand-overs stood beside the name of whoever took the load: they go by the hand-over's own id.
insert into attachment (county, id, kind, belongs_to, village, sha256, media_type, added_at)
  select county, id, 'handover-photo', id, village, photo, 'image/jpeg', handed_at from handover where photo is not null;
insert into attachment_piece (county, attachment, begins, whole_bytes, bytes)
  select p.county, p.person, 0, octet_length(p.photo), p.photo from person_private p
  join handover t on t.county = p.county and t.id = p.person where p.kind = 'handover' and p.photo is not null and t.photo is not null;
alter table handover drop column photo;
alter table person_private drop column photo;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

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
  constraint attachment_pkey primary key (county, id)
);
select shard_by_county('attachment');
create index attachment_belongs on attachment (county, belongs_to);
create index attachment_kept on attachment (county, kept_until) where (emptied_at IS NULL);

create table attachment_piece (
  county text not null,
  attachment uuid not null,
  begins integer not null,
  whole_bytes integer not null,
  bytes bytea not null,
  constraint attachment_piece_pkey primary key (county, attachment, begins)
);
select shard_by_county('attachment_piece');

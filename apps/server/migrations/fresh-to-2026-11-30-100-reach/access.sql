set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table access_head (
  county text not null,
  last_seq bigint not null,
  last_hash text not null,
  first_seq bigint not null,
  first_hash text not null,
  constraint access_head_pkey primary key (county),
  constraint access_head_county_check check ((county ~ '^[0-9]{6}$'::text))
);
select shard_by_county('access_head');

create table access_log (
  county text not null,
  seq bigint not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  person uuid,
  body json not null,
  hash text not null,
  constraint access_log_pkey primary key (county, seq)
);
select shard_by_county('access_log');
create index access_log_person on access_log (county, person, seq desc);

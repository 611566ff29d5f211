set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table clockwork (
  county text not null,
  turned_at timestamptz,
  stopped_at timestamptz,
  constraint clockwork_pkey primary key (county)
);
select shard_by_county('clockwork');

create table head_key (
  id text not null,
  public_key text not null,
  made_at timestamptz not null,
  constraint head_key_pkey primary key (id)
);
select shard_reference('head_key');

create table journal_batch (
  county text not null,
  last_seq bigint not null,
  first_seq bigint not null,
  recorded_at timestamptz not null,
  hash text not null,
  constraint journal_batch_pkey primary key (county, last_seq)
);
select shard_by_county('journal_batch');

create table journal_entry (
  county text not null,
  seq bigint not null,
  command_id uuid not null,
  place text not null,
  type text not null,
  by_person uuid not null,
  refused text,
  body json not null,
  constraint journal_entry_pkey primary key (county, seq)
);
select shard_by_county('journal_entry');
create index journal_entry_by on journal_entry (county, by_person, seq);
create unique index journal_entry_command on journal_entry (county, command_id);
create index journal_entry_place on journal_entry (county, place, seq);
create index journal_entry_refused on journal_entry (county, seq) where (refused IS NOT NULL);
create index journal_entry_type on journal_entry (county, type, seq);

create table journal_head (
  county text not null,
  name text not null,
  sample boolean not null,
  last_seq bigint not null,
  last_hash text not null,
  epoch uuid not null,
  opened_at timestamptz not null,
  constraint journal_head_pkey primary key (county),
  constraint journal_head_county_check check ((county ~ '^[1-9][0-9]{5}$'::text))
);
select shard_by_county('journal_head');

create table late_command (
  county text not null,
  id uuid not null,
  type text not null,
  by_person uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  place text not null,
  station uuid,
  device uuid not null,
  contents text not null,
  why text not null,
  details json not null,
  payload json not null,
  personal json,
  person uuid,
  erased boolean not null,
  emptied_at timestamptz,
  constraint late_command_pkey primary key (county, id)
);
select shard_by_county('late_command');
create index late_command_at on late_command (county, at, id);
create index late_command_person on late_command (county, person) where (person IS NOT NULL);
create index late_command_received on late_command (county, received_at, id);

create table person_private (
  county text not null,
  person uuid not null,
  name text,
  phone text,
  address text,
  written_at timestamptz not null,
  name_order text collate "C",
  kind text not null,
  digest_key text,
  words text,
  constraint person_private_pkey primary key (county, kind, person)
);
select shard_by_county('person_private');
create index person_private_order on person_private (county, kind, name_order, person) where (name_order IS NOT NULL);

create table posting (
  county text not null,
  account text not null,
  seq bigint not null,
  line smallint not null,
  amount_fen bigint not null,
  reason text not null,
  about_id uuid not null,
  about_kind text not null,
  constraint posting_pkey primary key (county, account, seq, line)
);
select shard_by_county('posting');

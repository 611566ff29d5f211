set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How far each county's journal was gone through for what somebody is to be told of. Beside the journal: whatever is derived
-- from it again tells nobody anything.
create table notice_cursor (
  county text primary key check (county ~ '^[0-9]{6}$'),
  seq bigint not null
);
select shard_by_county('notice_cursor');
-- Nobody is told of what happened before there were notices.
insert into notice_cursor (county, seq) select county, last_seq from journal_head;

-- Who was told of what: one row a person, entry and kind of event, which is what makes it once. No name and no word of anybody's.
create table notice (
  county text not null,
  person uuid not null,
  seq bigint not null,
  event text not null,
  role text,
  place text not null,
  about_kind text not null,
  about_id uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (county, person, seq, event)
);
select shard_by_county('notice');
create index notice_at on notice (county, at);

-- When a person does not want to be called, in minutes of the day in China.
create table notice_setting (
  county text not null,
  person uuid not null,
  quiet_from smallint,
  quiet_to smallint,
  primary key (county, person)
);
select shard_by_county('notice_setting');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Where each county's access log ends, and where what is kept of it begins: what lies before it was let go when its time was over.
-- '000000' is the log of what belongs to no county: attempts at names that nobody has.
create table access_head (
  county text primary key check (county ~ '^[0-9]{6}$'),
  last_seq bigint not null,
  last_hash text not null,
  first_seq bigint not null,
  first_hash text not null
);
select shard_by_county('access_head');

-- Who came in, tried to, looked at many people's data or carried it away. Beside the journal, and chained like it: each hash
-- covers the one before and the body, which is kept to the letter. An act that concerns several counties stands in each, under one id.
create table access_log (
  county text not null,
  seq bigint not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  person uuid,
  body json not null,
  hash text not null,
  primary key (county, seq)
);
select shard_by_county('access_log');
create index access_log_person on access_log (county, person, seq desc);

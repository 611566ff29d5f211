set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- One row a county: where its journal ends. Locking it is what puts a county's commands in one order.
create table journal_head (
  county text primary key check (county ~ '^[1-9][0-9]{5}$'),
  name text not null,
  sample boolean not null,
  last_seq bigint not null,
  last_hash text not null,
  epoch uuid not null,
  opened_at timestamptz not null
);
select shard_by_county('journal_head');

-- One row a group of commands saved together. Each hash covers the one before.
create table journal_batch (
  county text not null,
  last_seq bigint not null,
  first_seq bigint not null,
  recorded_at timestamptz not null,
  hash text not null,
  primary key (county, last_seq)
);
select shard_by_county('journal_batch');

-- One row a command, accepted or refused. The body is kept to the letter, for the hash is over its text.
create table journal_entry (
  county text not null,
  seq bigint not null,
  command_id uuid not null,
  place text not null,
  type text not null,
  by_person uuid not null,
  refused text,
  body json not null,
  primary key (county, seq)
);
select shard_by_county('journal_entry');
create unique index journal_entry_command on journal_entry (county, command_id);

-- One row a side of a booking. Debits are positive; the lines of one seq sum to zero.
create table posting (
  county text not null,
  account text not null,
  seq bigint not null,
  line smallint not null,
  amount_fen bigint not null,
  reason text not null,
  ref uuid not null,
  primary key (county, account, seq, line)
);
select shard_by_county('posting');

-- Names, phones, addresses: the only place where they stand. Emptied on request; the journal never held them.
create table person_private (
  county text not null,
  person uuid not null,
  name text,
  phone text,
  address text,
  written_at timestamptz not null,
  primary key (county, person)
);
select shard_by_county('person_private');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What people outside the app are to be told: one row a message, under an id that follows from what it says to whom, which is the
-- key by which no gateway takes it twice. No phone, no name and no text: they are read from the private row when they are needed,
-- and go with it.
create table message (
  county text not null,
  id uuid not null,
  template text not null,
  to_kind text not null,
  to_id uuid not null,
  station uuid,
  place text not null,
  amount_fen bigint,
  made_at timestamptz not null,
  state text not null,
  why text,
  channel text,
  tries smallint not null default 0,
  tried_at timestamptz,
  reference text,
  cost_fen integer not null default 0,
  sent_at timestamptz,
  delivered_at timestamptz,
  told_at timestamptz,
  told_by uuid,
  primary key (county, id)
);
select shard_by_county('message');
create index message_open on message (county, state, made_at);

-- Of which thing somebody was told what, where: each once, whatever comes and goes.
create table message_thing (
  county text not null,
  template text not null,
  thing uuid not null,
  place text not null,
  message uuid not null,
  primary key (county, template, thing, place)
);
select shard_by_county('message_thing');
create index message_thing_message on message_thing (county, message);

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What came up on a loop, and what it took of its vehicle's day once its cost is settled.
alter table loop add column consignments json not null default '[]';
alter table loop add column returns json not null default '[]';
alter table loop add column charged json;

-- What a loop cost and who bears it: the id is the loop's.
create table loop_charge (
  county text not null,
  id uuid not null,
  stage text not null,
  day text not null,
  place text not null,
  vehicle uuid not null,
  driver uuid,
  rule text not null,
  cost json not null,
  extras json not null,
  carried json not null,
  stations json not null,
  own_fen bigint not null,
  contributions json not null,
  times integer not null,
  total_fen bigint not null,
  contributed_fen bigint not null,
  settled_at timestamptz not null,
  settled_by uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('loop_charge');
create index loop_charge_day on loop_charge (county, day) where stage = 'settled';

create table loop_cost_settings (
  county text not null,
  id text not null,
  rule text not null,
  alert_fen_per_parcel bigint not null,
  contributions_fen json not null,
  line_subsidy_fen bigint not null,
  primary key (county, id)
);
select shard_by_county('loop_cost_settings');

-- Loops whose cost waits to be settled.
create index loop_unsettled on loop (county, day) where stage = 'finished' and charged is null;

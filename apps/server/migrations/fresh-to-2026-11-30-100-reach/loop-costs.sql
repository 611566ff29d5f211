set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table contribution_received (
  county text not null,
  id uuid not null,
  payer text not null,
  amount_fen bigint not null,
  reference text not null,
  stage text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  constraint contribution_received_pkey primary key (county, id)
);
select shard_by_county('contribution_received');

create table contribution_reference (
  county text not null,
  id text not null,
  payment uuid,
  constraint contribution_reference_pkey primary key (county, id)
);
select shard_by_county('contribution_reference');

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
  constraint loop_charge_pkey primary key (county, id)
);
select shard_by_county('loop_charge');
create index loop_charge_day on loop_charge (county, day) where (stage = 'settled'::text);

create table loop_cost_settings (
  county text not null,
  id text not null,
  rule text not null,
  alert_fen_per_parcel bigint not null,
  contributions_fen json not null,
  line_subsidy_fen bigint not null,
  constraint loop_cost_settings_pkey primary key (county, id)
);
select shard_by_county('loop_cost_settings');

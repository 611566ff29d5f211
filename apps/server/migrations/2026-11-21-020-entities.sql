set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table member (
  county text not null,
  id uuid not null,
  holdings json not null,
  primary key (county, id)
);
select shard_by_county('member');

create table account (
  county text not null,
  id text not null,
  balance_fen bigint not null,
  primary key (county, id)
);
select shard_by_county('account');

create table station (
  county text not null,
  id uuid not null,
  village text not null,
  name text not null,
  partner uuid,
  opened_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('station');

create table product (
  county text not null,
  id uuid not null,
  name text not null,
  unit text not null,
  barcode text,
  price_fen bigint not null,
  rebate_basis_points integer not null,
  stock_units bigint not null check (stock_units >= 0),
  primary key (county, id)
);
select shard_by_county('product');

create table villager (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  erased boolean not null,
  primary key (county, id)
);
select shard_by_county('villager');
create index villager_station on villager (county, station);

-- Named so because ORDER is a word of SQL.
create table assisted_order (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  partner uuid not null,
  villager uuid not null,
  stage text not null,
  lines json not null,
  steps json not null,
  amount_fen bigint not null,
  rebate_fen bigint not null,
  placed_at timestamptz not null,
  return_until timestamptz,
  primary key (county, id)
);
select shard_by_county('assisted_order');
create index assisted_order_placed on assisted_order (county, placed_at, id);
create index assisted_order_open on assisted_order (county, stage, placed_at) where stage <> 'completed';
create index assisted_order_station on assisted_order (county, station, placed_at);

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Parcels on their way to villagers. No column holds a fee: nobody charges the recipient.
create table parcel (
  county text not null,
  id uuid not null,
  number text not null,
  carrier text not null,
  station uuid not null,
  village text not null,
  villager uuid,
  of_order uuid,
  weight_grams integer,
  code text not null,
  stage text not null,
  holder text not null,
  trouble json,
  complaint json,
  payee uuid,
  piece_fen bigint not null,
  registered_at timestamptz not null,
  received_at_station timestamptz,
  closed_at timestamptz,
  steps json not null,
  primary key (county, id)
);
select shard_by_county('parcel');
create index parcel_registered on parcel (county, registered_at, id);
create index parcel_station on parcel (county, station, stage, registered_at);
create index parcel_open on parcel (county, stage, registered_at) where stage in ('at-centre', 'on-van', 'at-station');
create index parcel_number on parcel (county, number);
create index parcel_holder on parcel (county, holder) where stage = 'on-van';
create index parcel_trouble on parcel (county, registered_at) where trouble is not null;
create index parcel_complaint on parcel (county, registered_at) where complaint is not null;
create index parcel_villager on parcel (county, villager) where villager is not null;
create index parcel_order on parcel (county, of_order) where of_order is not null;

-- Which parcel goes by a number now.
create table waybill (
  county text not null,
  id text not null,
  parcel uuid,
  primary key (county, id)
);
select shard_by_county('waybill');

-- Which parcel goes by a code at a station now: the id is station:code.
create table pickup_code (
  county text not null,
  id text not null,
  parcel uuid,
  primary key (county, id)
);
select shard_by_county('pickup_code');

create table van_load (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  seal text not null,
  van text not null,
  driver uuid,
  parcels json not null,
  loaded_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('van_load');
create index van_load_loaded on van_load (county, loaded_at, id);

-- Who may collect for whom, by their own word.
create table consent (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  villager uuid not null,
  agent uuid not null,
  channel text not null,
  given_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county, id)
);
select shard_by_county('consent');
create index consent_villager on consent (county, villager);

-- Numbers by which an order is known elsewhere.
create table order_reference (
  county text not null,
  id text not null,
  of_order uuid not null,
  primary key (county, id)
);
select shard_by_county('order_reference');

alter table assisted_order add column parcel uuid;
alter table assisted_order add column outside json;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table position (
  county text not null,
  id text not null,
  longitude_microdegrees integer not null,
  latitude_microdegrees integer not null,
  schematic boolean not null,
  constraint position_pkey primary key (county, id)
);
select shard_by_county('position');

create table station (
  county text not null,
  id uuid not null,
  village text not null,
  name text not null,
  partner uuid,
  opened_at timestamptz,
  stage text not null,
  stage_since timestamptz not null,
  stage_reason text,
  floor_area_square_metres integer,
  small_premises_reason text,
  equipment json not null,
  open_orders integer not null,
  open_parcels integer default 0 not null,
  open_consignments integer default 0 not null,
  tabs_fen bigint default 0 not null,
  constraint station_pkey primary key (county, id),
  constraint station_open_orders_check check ((open_orders >= 0))
);
select shard_by_county('station');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table delivery_window (
  county text not null,
  id uuid not null,
  from_minute integer not null,
  to_minute integer not null,
  constraint delivery_window_pkey primary key (county, id)
);
select shard_by_county('delivery_window');

create table depot (
  county text not null,
  id uuid not null,
  name text not null,
  longitude_microdegrees integer not null,
  latitude_microdegrees integer not null,
  schematic boolean not null,
  constraint depot_pkey primary key (county, id)
);
select shard_by_county('depot');

create table logistics_settings (
  county text not null,
  id text not null,
  detour_percent integer not null,
  speed_km_per_hour integer not null,
  service_minutes integer not null,
  reload_minutes integer not null,
  parcel_grams integer not null,
  parcel_cubic_decimetres integer not null,
  constraint logistics_settings_pkey primary key (county, id)
);
select shard_by_county('logistics_settings');

create table vehicle (
  county text not null,
  id uuid not null,
  stage text not null,
  name text not null,
  kind text not null,
  depot uuid not null,
  capacity_grams integer not null,
  capacity_cubic_decimetres integer not null,
  shift_from_minute integer not null,
  shift_to_minute integer not null,
  max_duration_minutes integer,
  max_distance_metres integer,
  max_trips integer not null,
  cold_box boolean not null,
  cannot_reach json not null,
  fixed_fen_per_day bigint not null,
  cost_fen_per_km bigint not null,
  driver_fen_per_day bigint not null,
  driver_fen_per_hour bigint not null,
  timetable json,
  owner uuid,
  constraint vehicle_pkey primary key (county, id)
);
select shard_by_county('vehicle');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Where vans load and come home to: WGS-84 in millionths of a degree.
create table depot (
  county text not null,
  id uuid not null,
  name text not null,
  longitude_microdegrees integer not null,
  latitude_microdegrees integer not null,
  schematic boolean not null,
  primary key (county, id)
);
select shard_by_county('depot');

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
  primary key (county, id)
);
select shard_by_county('vehicle');

-- When a station takes a van in: the id is the station's.
create table delivery_window (
  county text not null,
  id uuid not null,
  from_minute integer not null,
  to_minute integer not null,
  primary key (county, id)
);
select shard_by_county('delivery_window');

create table logistics_settings (
  county text not null,
  id text not null,
  detour_percent integer not null,
  speed_km_per_hour integer not null,
  service_minutes integer not null,
  reload_minutes integer not null,
  parcel_grams integer not null,
  parcel_cubic_decimetres integer not null,
  primary key (county, id)
);
select shard_by_county('logistics_settings');

-- One vehicle's day on the road.
create table loop (
  county text not null,
  id uuid not null,
  day text not null,
  place text not null,
  vehicle uuid not null,
  driver uuid,
  depot uuid not null,
  stage text not null,
  trips json not null,
  distance_metres integer not null,
  duration_minutes integer not null,
  distance_source text not null,
  detour_percent integer,
  cost json not null,
  loads json not null,
  planned_at timestamptz not null,
  started_at timestamptz,
  broke_down json,
  finished_at timestamptz,
  actual_metres integer,
  actual_minutes integer,
  primary key (county, id)
);
select shard_by_county('loop');
create index loop_day on loop (county, day, planned_at, id);
create index loop_driver on loop (county, driver, day) where driver is not null;
create index loop_underway on loop (county, day) where stage = 'underway';

-- A business day's plan: the id is the day.
create table day_plan (
  county text not null,
  id text not null,
  place text not null,
  loops json not null,
  planned_fen bigint not null,
  down_only_fen bigint,
  up_only_fen bigint,
  left_out json not null,
  planned_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('day_plan');

-- What stations send up. Whom it goes to stands in the private row under its own id.
create table consignment (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  kind text not null,
  sender uuid,
  pieces integer not null,
  weight_grams integer not null,
  volume_cubic_decimetres integer not null,
  cold boolean not null,
  stage text not null,
  holder text not null,
  loop uuid,
  registered_at timestamptz not null,
  closed_at timestamptz,
  steps json not null,
  primary key (county, id)
);
select shard_by_county('consignment');
create index consignment_station on consignment (county, station, stage, registered_at);
create index consignment_waiting on consignment (county, registered_at, id) where stage in ('at-station', 'on-van');
create index consignment_registered on consignment (county, registered_at, id);

alter table van_load add column loop uuid;

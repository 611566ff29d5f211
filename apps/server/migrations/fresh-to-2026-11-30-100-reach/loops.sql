set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

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
  constraint day_plan_pkey primary key (county, id)
);
select shard_by_county('day_plan');

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
  consignments json default '[]'::json not null,
  returns json default '[]'::json not null,
  charged json,
  exceptions json default '[]'::json not null,
  signed json default '[]'::json not null,
  constraint loop_pkey primary key (county, id)
);
select shard_by_county('loop');
create index loop_day on loop (county, day, planned_at, id);
create index loop_driver on loop (county, driver, day) where (driver IS NOT NULL);
create index loop_in_trouble on loop (county) where (json_array_length(exceptions) > 0);
create index loop_underway on loop (county, day) where (stage = 'underway'::text);
create index loop_unsettled on loop (county, day) where ((stage = 'finished'::text) AND (charged IS NULL));

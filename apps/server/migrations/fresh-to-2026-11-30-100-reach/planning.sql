set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table plan_job (
  county text not null,
  id uuid not null,
  day text not null,
  not_before_minute integer not null,
  seconds double precision not null,
  stage text not null,
  phase text not null,
  proposal json,
  begun_at timestamptz not null,
  maker uuid not null,
  heard_at timestamptz not null,
  begun_times integer not null,
  stop_asked boolean not null,
  dropped boolean not null,
  first_stations json default '[]'::json not null,
  constraint plan_job_pkey primary key (county, id)
);
select shard_by_county('plan_job');
create index plan_job_day on plan_job (county, day, begun_at);

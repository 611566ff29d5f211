set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Lines of pay that somebody does not agree with, and what they were answered.
create table contest (
  county text not null,
  id uuid not null,
  payee uuid not null,
  payee_kind text not null,
  line uuid not null,
  line_kind text not null,
  station uuid,
  place text not null,
  reason text not null,
  stage text not null,
  raised_at timestamptz not null,
  raised_by uuid not null,
  due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (county, id)
);
select shard_by_county('contest');
create index contest_of_station on contest (county, station, raised_at);

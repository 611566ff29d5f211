set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table clock (
  county text not null,
  id text not null,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  constraint clock_pkey primary key (county, id)
);
select shard_by_county('clock');

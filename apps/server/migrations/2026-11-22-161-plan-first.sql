set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Which stations a plan is to serve before others: those that the plan before left out.
alter table plan_job add column first_stations json not null default '[]';

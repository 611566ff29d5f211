set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A code is good for one handing over: a load has one for each, and knows which were used.
alter table van_load add column more_codes json not null default '[]';
alter table van_load add column used_codes json not null default '[]';
-- The load that this one was part of until it changed vans.
alter table van_load add column apart_from uuid;

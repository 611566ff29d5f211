set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- By how much a device's clock was ahead of the server's when it last spoke with it; empty where it did not say.
alter table device_report add column clock_ahead_ms bigint;

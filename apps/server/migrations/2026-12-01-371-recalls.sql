set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Since when a lot is recalled, and why.
alter table lot add column recalled json;

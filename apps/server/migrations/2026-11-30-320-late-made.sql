set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a late command would have made, so that what follows it waits with it.
alter table late_command add column made json not null default '[]';

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Which sealed bags a loop's driver has signed for, and when: before this nobody did.
alter table loop add column signed json not null default '[]';

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a driver found at a stop: nobody there, refused, missing, damaged.
alter table loop add column exceptions json not null default '[]';

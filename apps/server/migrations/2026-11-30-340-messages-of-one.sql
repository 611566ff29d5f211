set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What one person was told stands on their page.
create index message_to on message (county, to_id);

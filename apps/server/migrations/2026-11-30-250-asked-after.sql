set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- When a gateway was last asked what became of a message: those that it was not asked after for longest come first.
alter table message add column asked_at timestamptz;
create index message_tried on message (county, state, tried_at);

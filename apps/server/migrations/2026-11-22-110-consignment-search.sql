set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A consignment is found by its label, which is the end of its id, and by whoever sends it.
create index consignment_label on consignment (county, reverse(id::text) text_pattern_ops);
create index consignment_sender on consignment (county, sender);

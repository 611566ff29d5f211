set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- The desk asks, whenever it opens, on which loops something was found wrong: few of many.
create index loop_in_trouble on loop (county) where json_array_length(exceptions) > 0;

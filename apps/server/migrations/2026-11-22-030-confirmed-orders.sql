set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Under which number the supplier confirmed an order's goods.
alter table assisted_order add column supplier_ref text;

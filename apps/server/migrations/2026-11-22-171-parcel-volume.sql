set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- The room a parcel takes in a van, in litres, where it is not as large as most are; empty for all others.
alter table parcel add column volume_cubic_decimetres integer;

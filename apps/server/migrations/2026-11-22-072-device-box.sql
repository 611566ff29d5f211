set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A second public key of the device, for sealing what is brought to it by hand: the daily pack.
alter table identity_device_key add column box_key text;

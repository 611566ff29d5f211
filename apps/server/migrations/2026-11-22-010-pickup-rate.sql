set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a station earns for each parcel it hands out. The county pays it, never the recipient.
alter table settings add column pickup_rate_fen bigint not null default 50;

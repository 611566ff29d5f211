set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- From where on what a loop cost takes two people.
alter table settings add column loop_cost_ceiling_fen bigint not null default 100000;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Until when a person's password is the one-time one that a clerk handed them; empty once they chose their own.
-- Those who had a sign-in before this keep the password they have.
alter table identity_user add column one_time_until timestamptz;

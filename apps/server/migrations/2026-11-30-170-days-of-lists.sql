set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- The journal and the access log are asked for the days on which they were written.
create index journal_batch_recorded on journal_batch (county, recorded_at, last_seq);
create index access_log_at on access_log (county, at);

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What each station's devices last said of themselves, and when they were last heard. Not part of the journal: it is about
-- phones, not about the county's business, and the last word is all that counts.
create table device_report (
  county text not null,
  device uuid not null,
  station uuid not null,
  person uuid,
  version text,
  waiting integer not null,
  refused integer not null,
  in_review integer not null,
  oldest_waiting_at timestamptz,
  last_sent_at timestamptz,
  last_received_at timestamptz,
  storage_used_bytes bigint,
  storage_quota_bytes bigint,
  seen_at timestamptz not null,
  primary key (county, device)
);
select shard_by_county('device_report');
create index device_report_station on device_report (county, station, seen_at);

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table device_report (
  county text not null,
  device uuid not null,
  station uuid,
  person uuid not null,
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
  clock_ahead_ms bigint,
  constraint device_report_pkey primary key (county, device, person)
);
select shard_by_county('device_report');
create index device_report_driver on device_report (county, person, seen_at) where (station IS NULL);
create index device_report_station on device_report (county, station, seen_at);

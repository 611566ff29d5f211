set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A driver's phone reports as a station's device does; it belongs to no station.
alter table device_report alter column station drop not null;
create index device_report_driver on device_report (county, person, seen_at) where station is null;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A report is kept under whoever's session or signature brought it, so that nobody speaks over another's device by naming it.
-- Without a person it is nobody's word; a device reports again at its next contact.
delete from device_report where person is null;
alter table device_report alter column person set not null;
alter table device_report drop constraint device_report_pkey;
alter table device_report add constraint device_report_pkey primary key (county, device, person);

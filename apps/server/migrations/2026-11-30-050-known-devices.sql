set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- On which devices a person has shown their password: such a device gets through while others guess at the name.
-- `device` is the hash of the device's cookie.
create table identity_known_device (
  person uuid not null,
  device text not null,
  seen_at timestamptz not null,
  primary key (person, device)
);
select shard_reference('identity_known_device');
alter table identity_known_device add constraint identity_known_device_user foreign key (person) references identity_user (id) on delete cascade;
create index identity_known_device_device on identity_known_device (device);

-- When the password was shown in this session; empty where a PIN opened it, and where it was opened before this.
alter table identity_session add column proved_at timestamptz;

-- A PIN answers to a cookie of its own, given when it is set: `secret` is that cookie's hash. Those set before were set without
-- a password and on the device's cookie alone, which somebody else may have put there: they are set anew.
delete from identity_device_pin;
alter table identity_device_pin add column secret text;

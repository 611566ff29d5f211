set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Which key speaks for whom from which device: a command signed there counts whoever carries it, and whenever.
-- A key that has ended stays, and so does one of somebody who is shut out: their late work must still be told apart.
-- No foreign key to identity_user: a key outlives a restore in which its person was lost.
-- `cookie` is the hash of the device's cookie, so that a key ends with a session ended from afar; null where it was
-- learned from a certificate.
create table identity_device_key (
  key text primary key,
  person uuid not null,
  device uuid not null,
  public_key text not null,
  cookie text,
  registered_at timestamptz not null,
  ended_at timestamptz
);
select shard_reference('identity_device_key');
create index identity_device_key_person on identity_device_key (person);

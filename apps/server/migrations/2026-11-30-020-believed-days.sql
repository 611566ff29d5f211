set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- For how many days before its receipt a command is believed where days count that decide about money.
alter table settings add column offline_believed_days integer not null default 3;

-- When each key's device was last heard, as the server itself knows it; and what it said then was still waiting there: the end of
-- each signature, and the contact before, for what is signed cannot be changed any more.
alter table identity_device_key add column heard_at timestamptz;
alter table identity_device_key add column waiting_when_heard json not null default '{}';

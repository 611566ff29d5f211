set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Which notice was read to a villager before they were registered, how, and when. None is on record for those there before.
alter table villager add column consent_notice integer;
alter table villager add column consent_channel text;
alter table villager add column consent_at timestamptz;

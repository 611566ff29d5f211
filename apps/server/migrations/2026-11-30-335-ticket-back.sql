set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How the money of a reversed ticket came back: into the drawer, or off what its household is owed. What was booked says it of those that are there.
alter table intake_ticket add column back text;
update intake_ticket t set back = case when exists (
  select from posting p where p.county = t.county and p.seq = t.reversed_seq and p.reason = 'TicketReversed' and p.account like 'cash:%'
) then 'cash' else 'owed' end where t.stage = 'reversed';

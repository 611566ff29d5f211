set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What stands at a station to be sent up, and what its villagers owe, so that neither is forgotten when it closes.
alter table station add column open_consignments integer not null default 0;
alter table station add column tabs_fen bigint not null default 0;
update station s set open_consignments = (
  select count(*) from consignment c where c.county = s.county and c.station = s.id and c.stage = 'at-station'
);
-- A tab moves with orders and payments, all of them in the station's village.
update station s set tabs_fen = (
  select coalesce(sum(p.amount_fen), 0) from villager v join posting p on p.county = v.county and p.account = 'tab:' || v.id
  where v.county = s.county and v.station = s.id
);

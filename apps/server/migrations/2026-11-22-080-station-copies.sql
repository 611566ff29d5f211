set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a station's devices are given: what hangs on its orders, parcels and villagers, and what the journal says of its places.
create index order_reference_order on order_reference (county, of_order);
create index van_load_station on van_load (county, station, loaded_at);
create index consent_station on consent (county, station);
create index remittance_station on remittance (county, station, sent_at);
create index journal_entry_place on journal_entry (county, place, seq);

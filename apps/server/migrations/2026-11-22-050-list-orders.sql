set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- By what the desk's lists can be sorted, a page at a time (npm run bench -- desk).
create index assisted_order_amount on assisted_order (county, amount_fen, id);
create index parcel_waiting on parcel (county, received_at_station, id) where stage = 'at-station';
create index remittance_amount on remittance (county, sent_fen, id);

-- Where a name stands in a Chinese dictionary. It tells the name, so it is emptied with it; the server fills it for those there before.
alter table person_private add column name_order text collate "C";
create index person_private_order on person_private (county, name_order, person) where name_order is not null;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A stage's or a station's orders are sorted by amount from the index alone: no index more, only these two a little wider.
drop index assisted_order_open;
create index assisted_order_open on assisted_order (county, stage, placed_at) include (id, amount_fen, village, station) where stage <> 'completed';
drop index assisted_order_station;
create index assisted_order_station on assisted_order (county, station, placed_at) include (id, amount_fen, village, stage);

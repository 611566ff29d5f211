set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a station's outside purchases of a day come to, of those that one person alone recorded.
create table purchase_tally (
  county text not null,
  id uuid not null,
  days json not null,
  primary key (county, id)
);
select shard_by_county('purchase_tally');

-- The price that two people last agreed on. What stood before counts as agreed.
alter table product add column agreed_price_fen bigint;
update product set agreed_price_fen = price_fen;
alter table product alter column agreed_price_fen set not null;

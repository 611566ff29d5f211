set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table assisted_order (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  partner uuid not null,
  villager uuid not null,
  stage text not null,
  lines json not null,
  steps json not null,
  amount_fen bigint not null,
  rebate_fen bigint not null,
  placed_at timestamptz not null,
  return_until timestamptz,
  tender text default 'cash'::text not null,
  refunded_fen bigint default 0 not null,
  rebate_back_fen bigint default 0 not null,
  effective_fen bigint default 0 not null,
  collected_at timestamptz,
  parcel uuid,
  outside json,
  supplier_ref text,
  constraint assisted_order_pkey primary key (county, id)
);
select shard_by_county('assisted_order');
create index assisted_order_amount on assisted_order (county, amount_fen, id);
create index assisted_order_code on assisted_order (county, "right"((id)::text, 6) text_pattern_ops);
create index assisted_order_effective on assisted_order (county, collected_at) include (station, effective_fen) where (effective_fen > 0);
create index assisted_order_open on assisted_order (county, stage, placed_at) include (id, amount_fen, village, station) where (stage <> 'completed'::text);
create index assisted_order_placed on assisted_order (county, placed_at, id);
create index assisted_order_station on assisted_order (county, station, placed_at) include (id, amount_fen, village, stage);
create index assisted_order_villager on assisted_order (county, villager, placed_at);

create table drawer (
  county text not null,
  id uuid not null,
  float_fen bigint not null,
  counted_at timestamptz,
  counted_by uuid,
  counted_fen bigint,
  difference_fen bigint,
  reason text,
  constraint drawer_pkey primary key (county, id)
);
select shard_by_county('drawer');

create table order_reference (
  county text not null,
  id text not null,
  of_order uuid not null,
  constraint order_reference_pkey primary key (county, id)
);
select shard_by_county('order_reference');
create index order_reference_order on order_reference (county, of_order);

create table product (
  county text not null,
  id uuid not null,
  name text not null,
  unit text not null,
  barcode text,
  price_fen bigint not null,
  rebate_basis_points integer,
  stock_units bigint not null,
  category text default 'other'::text not null,
  ordered boolean not null,
  withdrawn boolean not null,
  import_id uuid,
  imported_terms json default '[]'::json not null,
  agreed_price_fen bigint not null,
  constraint product_pkey primary key (county, id),
  constraint product_stock_units_check check ((stock_units >= 0))
);
select shard_by_county('product');

create table purchase_tally (
  county text not null,
  id uuid not null,
  days json not null,
  constraint purchase_tally_pkey primary key (county, id)
);
select shard_by_county('purchase_tally');

create table remittance (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  partner uuid not null,
  stage text not null,
  sent_fen bigint not null,
  sent_at timestamptz not null,
  counted_fen bigint,
  confirmed_at timestamptz,
  confirmed_by uuid,
  reason text,
  constraint remittance_pkey primary key (county, id)
);
select shard_by_county('remittance');
create index remittance_amount on remittance (county, sent_fen, id);
create index remittance_open on remittance (county, sent_at) where (stage = 'sent'::text);
create index remittance_sent on remittance (county, sent_at, id);
create index remittance_station on remittance (county, station, sent_at);

create table villager (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  erased boolean not null,
  consent_notice integer,
  consent_channel text,
  consent_at timestamptz,
  constraint villager_pkey primary key (county, id)
);
select shard_by_county('villager');
create index villager_station on villager (county, station);

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table consent (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  villager uuid not null,
  agent uuid not null,
  channel text not null,
  given_at timestamptz not null,
  revoked_at timestamptz,
  constraint consent_pkey primary key (county, id)
);
select shard_by_county('consent');
create index consent_station on consent (county, station);
create index consent_villager on consent (county, villager);

create table parcel (
  county text not null,
  id uuid not null,
  number text not null,
  carrier text not null,
  station uuid not null,
  village text not null,
  villager uuid,
  of_order uuid,
  weight_grams integer,
  code text not null,
  stage text not null,
  holder text not null,
  trouble json,
  complaint json,
  payee uuid,
  piece_fen bigint not null,
  registered_at timestamptz not null,
  received_at_station timestamptz,
  closed_at timestamptz,
  steps json not null,
  volume_cubic_decimetres integer,
  constraint parcel_pkey primary key (county, id)
);
select shard_by_county('parcel');
create index parcel_carrier on parcel (county, carrier, registered_at, id);
create index parcel_code on parcel (county, code);
create index parcel_complaint on parcel (county, registered_at) where (complaint IS NOT NULL);
create index parcel_holder on parcel (county, holder) where (stage = 'on-van'::text);
create index parcel_number on parcel (county, number);
create index parcel_number_begins on parcel (county, number text_pattern_ops);
create index parcel_number_ends on parcel (county, reverse(number) text_pattern_ops);
create index parcel_open on parcel (county, stage, registered_at) where (stage = ANY (ARRAY['at-centre'::text, 'on-van'::text, 'at-station'::text]));
create index parcel_order on parcel (county, of_order) where (of_order IS NOT NULL);
create index parcel_registered on parcel (county, registered_at, id);
create index parcel_station on parcel (county, station, stage, registered_at);
create index parcel_trouble on parcel (county, registered_at) where (trouble IS NOT NULL);
create index parcel_villager on parcel (county, villager) where (villager IS NOT NULL);
create index parcel_waiting on parcel (county, received_at_station, id) where (stage = 'at-station'::text);

create table pickup_code (
  county text not null,
  id text not null,
  parcel uuid,
  constraint pickup_code_pkey primary key (county, id)
);
select shard_by_county('pickup_code');

create table waybill (
  county text not null,
  id text not null,
  parcel uuid,
  constraint waybill_pkey primary key (county, id)
);
select shard_by_county('waybill');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How long a commodity keeps, what is lost of it as a rule, and what it is made of.
alter table commodity add column keeps_days integer;
alter table commodity add column loss_basis_points integer;
alter table commodity add column made_from json not null default '[]';

-- Goods of one commodity and grade in one place under one number: a ticket's, or made of others.
create table lot (
  county text not null,
  id uuid not null,
  station uuid,
  village text not null,
  holder text not null,
  commodity uuid not null,
  grade integer not null,
  ticket uuid,
  making uuid,
  grams integer not null,
  left_grams integer not null,
  pieces integer,
  taken_on text not null,
  keeps_until text,
  stage text not null,
  stand text not null,
  judged json,
  made_at timestamptz not null,
  made_by uuid not null,
  closed_at timestamptz,
  primary key (county, id)
);
select shard_by_county('lot');
create index lot_made on lot (county, made_at, id);
create index lot_expiry on lot (county, keeps_until, id) where stage = 'in-stock';
create index lot_holder on lot (county, holder, made_at) where stage = 'in-stock';
create index lot_station on lot (county, station, closed_at);
create index lot_made_by on lot (county, making) where making is not null;
create index lot_code on lot (county, reverse(id::text) text_pattern_ops);

-- One act by which weight left lots: what was taken, made and lost.
create table lot_making (
  county text not null,
  id uuid not null,
  act text not null,
  station uuid,
  village text not null,
  inputs json not null,
  outputs json not null,
  loss_grams integer not null,
  arrived_grams integer,
  surplus_grams integer not null,
  much_lost boolean not null,
  reason text,
  made_at timestamptz not null,
  made_by uuid not null,
  made_seq bigint not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (county, id)
);
select shard_by_county('lot_making');
create index lot_making_made on lot_making (county, made_at, id);
create index lot_making_station on lot_making (county, station, made_at);

-- What one act took of one lot: by these rows what came of what is found, both ways.
create table lot_draw (
  county text not null,
  id text not null,
  making uuid not null,
  lot uuid not null,
  grams integer not null,
  standing boolean not null,
  primary key (county, id)
);
select shard_by_county('lot_draw');
create index lot_draw_lot on lot_draw (county, lot);
create index lot_draw_making on lot_draw (county, making);

-- What was taken in before there were lots lies there as it was weighed.
insert into lot (county, id, station, village, holder, commodity, grade, ticket, making, grams, left_grams, pieces, taken_on, keeps_until, stage, stand, judged, made_at, made_by, closed_at)
select county, id, station, village, 'station:' || station, commodity, grade, id, null, gross_grams - tare_grams,
  case when stage = 'taken' then gross_grams - tare_grams else 0 end, null,
  to_char(taken_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), null,
  case when stage = 'taken' then 'in-stock' else 'undone' end, 'free', null, taken_at, partner, reversed_at
from intake_ticket;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What households bring, with its grades, and its terms in the order in which they were set.
create table commodity (
  county text not null,
  id uuid not null,
  name text not null,
  name_en text,
  unit text not null,
  grades json not null,
  basis text not null,
  yield_grams integer not null,
  withdrawn boolean not null,
  terms json not null,
  agreed_fen_per_kg json not null,
  primary key (county, id)
);
select shard_by_county('commodity');

-- Villagers of one station who sell together. What they are called stands in their own private rows.
create table household (
  county text not null,
  id uuid not null,
  name text not null,
  station uuid not null,
  village text not null,
  stage text not null,
  members json not null,
  grows json not null,
  amended integer not null,
  registered_at timestamptz not null,
  brought json not null,
  last json,
  primary key (county, id)
);
select shard_by_county('household');
create index household_registered on household (county, registered_at, id);
create index household_name on household (county, name, id);
create index household_station on household (county, station, registered_at);

-- To which household a villager belongs now.
create table household_member (
  county text not null,
  id uuid not null,
  household uuid,
  primary key (county, id)
);
select shard_by_county('household_member');
create index household_member_household on household_member (county, household);

-- What was brought, weighed and paid once. A wrong one is reversed, and another written.
create table intake_ticket (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  partner uuid not null,
  household uuid not null,
  seller uuid not null,
  agreed text not null,
  commodity uuid not null,
  grade integer not null,
  gross_grams integer not null,
  tare_grams integer not null,
  moisture_basis_points integer,
  dirt_basis_points integer,
  moisture_grams integer not null,
  dirt_grams integer not null,
  net_grams integer not null,
  price_fen_per_kg integer not null,
  amount_fen bigint not null,
  payment text not null,
  year integer not null,
  implausible json,
  replaces uuid,
  stage text not null,
  taken_at timestamptz not null,
  taken_seq bigint not null,
  reversed_seq bigint,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  replaced_by uuid,
  primary key (county, id)
);
select shard_by_county('intake_ticket');
create index intake_ticket_taken on intake_ticket (county, taken_at, id);
create index intake_ticket_amount on intake_ticket (county, amount_fen, id);
create index intake_ticket_station on intake_ticket (county, station, taken_at);
create index intake_ticket_household on intake_ticket (county, household, taken_at);
create index intake_ticket_seller on intake_ticket (county, seller);
create index intake_ticket_reversed on intake_ticket (county, station, reversed_at) where reversed_at is not null;
create index intake_ticket_implausible on intake_ticket (county, taken_at, id) where implausible is not null;
create index intake_ticket_code on intake_ticket (county, reverse(id::text) text_pattern_ops);

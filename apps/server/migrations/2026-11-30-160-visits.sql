set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How many shelves a station has, and how many places on each.
create table shelving (
  county text not null,
  id uuid not null,
  shelves integer not null,
  places integer not null,
  primary key (county, id)
);
select shard_by_county('shelving');

-- What one person has waiting at one station, under one code. The id is station:person.
create table visit (
  county text not null,
  id text not null,
  station uuid not null,
  village text not null,
  code text not null,
  awaited json not null,
  missed integer not null,
  closed_at timestamptz,
  primary key (county, id)
);
select shard_by_county('visit');

-- Who has a number at a station, and from when somebody else may.
create table visit_number (
  county text not null,
  id text not null,
  visit text not null,
  free_from timestamptz,
  primary key (county, id)
);
select shard_by_county('visit_number');

-- What waits already keeps the code that was written on it.
alter table parcel add column visit text;
alter table assisted_order add column visit_code text, add column visit text;
create index assisted_order_by_visit_code on assisted_order (county, visit_code) where visit_code is not null;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A laboratory outside the network, and who signs in for it.
create table lab (
  county text not null,
  id uuid not null,
  name text not null,
  accreditation text not null,
  person uuid,
  primary key (county, id)
);
select shard_by_county('lab');

-- A rapid test of a lot.
create table rapid_test (
  county text not null,
  id uuid not null,
  lot uuid not null,
  results json not null,
  by uuid not null,
  at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('rapid_test');
create index rapid_test_lot on rapid_test (county, lot, at);

-- What tests say of a lot, under the lot's own id.
create table lot_test (
  county text not null,
  id uuid not null,
  doubted_at timestamptz,
  samples json not null,
  primary key (county, id)
);
select shard_by_county('lot_test');

-- Something taken of lots for a laboratory, and through whose hands it went.
create table lab_sample (
  county text not null,
  id uuid not null,
  village text not null,
  lab uuid not null,
  commodity uuid not null,
  lots json not null,
  substances json not null,
  fees json not null,
  stage text not null,
  taken_at timestamptz not null,
  taken_on text not null,
  taken_by uuid not null,
  handed_over_at timestamptz,
  handed_over_by uuid,
  received_at timestamptz,
  received_by uuid,
  dropped text,
  report uuid,
  verdict text,
  primary key (county, id)
);
select shard_by_county('lab_sample');
create index lab_sample_taken on lab_sample (county, taken_at, id);
create index lab_sample_lab on lab_sample (county, lab, taken_at, id);

-- What a laboratory said of a sample, and how it was judged. One that was amended stays.
create table lab_report (
  county text not null,
  id uuid not null,
  village text not null,
  sample uuid not null,
  results json not null,
  judged json not null,
  verdict text not null,
  valid_until text not null,
  amends uuid,
  by uuid not null,
  at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('lab_report');
create index lab_report_sample on lab_report (county, sample, at);

create index lot_in_test on lot (county, made_at, id) where test_hold is not null;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a county decides for itself about money: one row, or none while the defaults hold.
create table settings (
  county text not null,
  id text not null,
  cash_float_limit_fen bigint not null,
  tab_limit_fen bigint not null,
  settlement_day integer not null,
  return_window_days integer not null,
  rebate_rates json not null,
  primary key (county, id)
);
select shard_by_county('settings');

-- A rate of its own, or null: its category's.
alter table product add column category text not null default 'other';
alter table product alter column rebate_basis_points drop not null;

alter table assisted_order add column tender text not null default 'cash';
alter table assisted_order add column refunded_fen bigint not null default 0;
alter table assisted_order add column rebate_back_fen bigint not null default 0;
alter table assisted_order add column effective_fen bigint not null default 0;
alter table assisted_order add column collected_at timestamptz;
create index assisted_order_effective on assisted_order (county, collected_at) include (station, effective_fen) where effective_fen > 0;

create table drawer (
  county text not null,
  id uuid not null,
  float_fen bigint not null,
  counted_at timestamptz,
  counted_by uuid,
  counted_fen bigint,
  difference_fen bigint,
  reason text,
  primary key (county, id)
);
select shard_by_county('drawer');

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
  primary key (county, id)
);
select shard_by_county('remittance');
create index remittance_sent on remittance (county, sent_at, id);
create index remittance_open on remittance (county, sent_at) where stage = 'sent';

create table payee (
  county text not null,
  id uuid not null,
  set_seq bigint not null,
  primary key (county, id)
);
select shard_by_county('payee');

-- Where people are paid: the only place where bank accounts stand. The journal never held them.
create table payee_private (
  county text not null,
  person uuid not null,
  account_name text,
  bank text,
  account_number text,
  written_at timestamptz not null,
  primary key (county, person)
);
select shard_by_county('payee_private');

create table settlement (
  county text not null,
  id uuid not null,
  period text not null,
  stage text not null,
  lines json not null,
  carried json not null,
  total_fen bigint not null,
  files integer not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  prepared_seq bigint not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (county, id)
);
select shard_by_county('settlement');

create table period (
  county text not null,
  id text not null,
  closed_seq bigint not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  trial_balance json not null,
  primary key (county, id)
);
select shard_by_county('period');

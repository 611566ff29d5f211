set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table account (
  county text not null,
  id text not null,
  balance_fen bigint not null,
  constraint account_pkey primary key (county, id)
);
select shard_by_county('account');

create table institution_payment (
  county text not null,
  id text not null,
  payment uuid not null,
  amount_fen bigint not null,
  recorded_at timestamptz not null,
  constraint institution_payment_pkey primary key (county, id)
);
select shard_by_county('institution_payment');

create table payee (
  county text not null,
  id uuid not null,
  set_seq bigint not null,
  set_at timestamptz not null,
  emptied boolean default false not null,
  constraint payee_pkey primary key (county, id)
);
select shard_by_county('payee');

create table payee_private (
  county text not null,
  person uuid not null,
  account_name text,
  bank text,
  account_number text,
  written_at timestamptz not null,
  digest_key text,
  constraint payee_private_pkey primary key (county, person)
);
select shard_by_county('payee_private');

create table period (
  county text not null,
  id text not null,
  closed_seq bigint not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  trial_balance json not null,
  constraint period_pkey primary key (county, id)
);
select shard_by_county('period');

create table settings (
  county text not null,
  id text not null,
  cash_float_limit_fen bigint not null,
  tab_limit_fen bigint not null,
  settlement_day integer not null,
  return_window_days integer not null,
  rebate_rates json not null,
  pickup_rate_fen bigint default 50 not null,
  offline_cash_limit_fen bigint default 1000000 not null,
  offline_tab_limit_fen bigint default 200000 not null,
  offline_price_days integer default 14 not null,
  offline_days integer default 14 not null,
  offline_believed_days integer default 3 not null,
  price_step_percent integer default 10 not null,
  price_step_fen bigint default 5000 not null,
  purchase_ceiling_fen bigint default 200000 not null,
  purchase_day_ceiling_fen bigint default 500000 not null,
  alone_until timestamptz,
  constraint settings_pkey primary key (county, id)
);
select shard_by_county('settings');

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
  pays text default 'rebates'::text not null,
  constraint settlement_pkey primary key (county, id)
);
select shard_by_county('settlement');

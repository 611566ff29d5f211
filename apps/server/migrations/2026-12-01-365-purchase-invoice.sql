set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- On which purchase invoice a ticket stands.
alter table intake_ticket add column invoice uuid;

-- What was bought of a producer in a month, in a series of numbers by year; one that is void keeps its number.
create table purchase_invoice (
  county text not null,
  id uuid not null,
  household uuid not null,
  village text not null,
  month text not null,
  number integer not null,
  lines json not null,
  amount_fen bigint not null,
  beyond_yield boolean not null,
  stage text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  voided_at timestamptz,
  voided_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('purchase_invoice');
create unique index purchase_invoice_number on purchase_invoice (county, left(month, 4), number);
create index purchase_invoice_issued on purchase_invoice (county, issued_at, id);
create index purchase_invoice_household on purchase_invoice (county, household, month);

create table invoice_series (
  county text not null,
  id text not null,
  last integer not null,
  primary key (county, id)
);
select shard_by_county('invoice_series');

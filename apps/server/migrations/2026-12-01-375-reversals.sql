set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Each float that a station was given, so that one booked wrongly can be reversed.
create table float_handing (
  county text not null,
  id uuid not null,
  station uuid not null,
  partner uuid,
  amount_fen bigint not null,
  stage text not null,
  given_at timestamptz not null,
  given_by uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('float_handing');
create index float_handing_by_time on float_handing (county, given_at, id);

-- Those given before: what was booked says which entries gave one.
insert into float_handing (county, id, station, amount_fen, stage, given_at, given_by)
select e.county, (v -> 'data' ->> 'handing')::uuid, (v -> 'data' ->> 'station')::uuid, (v -> 'data' ->> 'amountFen')::bigint, 'booked',
  to_timestamp((e.body ->> 'at')::bigint / 1000.0), e.by_person
from journal_entry e, json_array_elements(e.body -> 'events') v
where e.type = 'open-float' and e.refused is null and v ->> 'type' = 'FloatOpened';

-- Each time that goods were booked into stock, from now on.
create table stock_receipt (
  county text not null,
  id uuid not null,
  product uuid not null,
  quantity bigint not null,
  stage text not null,
  received_at timestamptz not null,
  received_by uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('stock_receipt');
create index stock_receipt_by_time on stock_receipt (county, received_at, id);

alter table remittance add column reversed_at timestamptz;
alter table remittance add column reversed_by uuid;
alter table remittance add column fault text;

alter table institution_payment add column stage text not null default 'booked';
alter table institution_payment add column reversed_at timestamptz;
alter table institution_payment add column reversed_by uuid;
alter table institution_payment add column reason text;
alter table institution_payment add column before json not null default '[]';

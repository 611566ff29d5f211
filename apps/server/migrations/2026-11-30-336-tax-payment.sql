set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Withheld tax that was paid over to the tax office; one taken back stays beside the one entered in its place.
create table tax_payment (
  county text not null,
  id uuid not null,
  month text not null,
  amount_fen bigint not null,
  reference text not null,
  stage text not null,
  paid_at timestamptz not null,
  paid_by uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('tax_payment');

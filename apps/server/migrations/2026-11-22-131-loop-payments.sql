set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a settlement pays: partners' rebates, or what loops cost.
alter table settlement add column pays text not null default 'rebates';

-- Under which reference contributions of carriers are on record: each once. The id is the reference, in capitals.
create table contribution_payment (
  county text not null,
  id text not null,
  payment uuid not null,
  payer text not null,
  amount_fen bigint not null,
  recorded_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('contribution_payment');

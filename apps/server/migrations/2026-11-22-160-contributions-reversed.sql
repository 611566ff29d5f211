set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What carriers have paid, each payment under its own id, so that one taken back stays beside the one entered in its place.
create table contribution_received (
  county text not null,
  id uuid not null,
  payer text not null,
  amount_fen bigint not null,
  reference text not null,
  stage text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('contribution_received');

-- Which of them stands under a bank's number, in capitals: none where it was taken back.
create table contribution_reference (
  county text not null,
  id text not null,
  payment uuid,
  primary key (county, id)
);
select shard_by_county('contribution_reference');

-- Those recorded before: none of them could be taken back.
insert into contribution_received (county, id, payer, amount_fen, reference, stage, recorded_at, recorded_by)
select e.county, (v -> 'data' ->> 'payment')::uuid, v -> 'data' ->> 'payer', (v -> 'data' ->> 'amountFen')::bigint, v -> 'data' ->> 'reference', 'received',
  to_timestamp((e.body ->> 'at')::bigint / 1000.0), e.by_person
from journal_entry e, json_array_elements(e.body -> 'events') v
where e.type = 'record-contribution' and e.refused is null;
insert into contribution_reference (county, id, payment) select county, id, payment from contribution_payment;
drop table contribution_payment;
delete from table_kind where name = 'contribution_payment';

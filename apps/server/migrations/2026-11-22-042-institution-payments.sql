set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Under which reference the payment institution's payments are on record: each once. The id is the reference, in capitals.
create table institution_payment (
  county text not null,
  id text not null,
  payment uuid not null,
  amount_fen bigint not null,
  recorded_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('institution_payment');

-- Those recorded before; where a reference was entered twice, the last.
insert into institution_payment (county, id, payment, amount_fen, recorded_at)
select distinct on (e.county, upper(v -> 'data' ->> 'reference')) e.county, upper(v -> 'data' ->> 'reference'), (v -> 'data' ->> 'payment')::uuid,
  (v -> 'data' ->> 'amountFen')::bigint, to_timestamp((e.body ->> 'at')::bigint / 1000.0)
from journal_entry e, json_array_elements(e.body -> 'events') v
where e.type = 'record-institution-payment' and e.refused is null
order by e.county, upper(v -> 'data' ->> 'reference'), e.seq desc;

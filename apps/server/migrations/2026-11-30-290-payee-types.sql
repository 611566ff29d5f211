set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- As what payees are taxed, in the order in which it was said.
create table payee_type (
  county text not null,
  id uuid not null,
  types json not null,
  primary key (county, id)
);
select shard_by_county('payee_type');

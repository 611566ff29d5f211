set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- The public keys by which heads of journals were signed: a new one among them says that the old one was lost or changed.
create table head_key (
  id text primary key,
  public_key text not null,
  made_at timestamptz not null
);
select shard_reference('head_key');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- When a person last found the server's clock right.
create table clock (
  county text not null,
  id text not null,
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  primary key (county, id)
);
select shard_by_county('clock');

-- When the clockwork last turned in a county; and since when it stands still, because the clock was far from that. Not part of
-- the journal: it is about this server.
create table clockwork (
  county text primary key,
  turned_at timestamptz,
  stopped_at timestamptz
);
select shard_by_county('clockwork');

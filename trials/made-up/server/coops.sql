create table coop (
  county text not null,
  id uuid not null,
  keeper uuid not null,
  place text not null,
  eggs integer not null,
  opened_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('coop');

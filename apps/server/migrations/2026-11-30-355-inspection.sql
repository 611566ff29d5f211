set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How much of a substance may be in a food or a group of foods, with all that was ever said of it.
create table residue_limit (
  county text not null,
  id text not null,
  food text not null,
  substance text not null,
  said json not null,
  primary key (county, id)
);
select shard_by_county('residue_limit');
create index residue_limit_food on residue_limit (county, food collate "C", id);
create index residue_limit_substance on residue_limit (county, substance collate "C", id);

-- What food a commodity is by the standards, and for what it is tested.
create table test_plan (
  county text not null,
  id uuid not null,
  foods json not null,
  rapid json not null,
  lab json not null,
  primary key (county, id)
);
select shard_by_county('test_plan');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How a person likes to see a list of the desk, by a name of their own: codes, ids and days of its address. Beside the
-- journal: it says nothing about the county, is shown to nobody else, and goes with the sign-in.
create table saved_view (
  county text not null check (county ~ '^[0-9]{6}$'),
  person uuid not null,
  id uuid not null,
  list text not null,
  name text not null,
  filters json not null,
  opens boolean not null,
  primary key (county, person, id)
);
select shard_by_county('saved_view');
create unique index saved_view_name on saved_view (county, person, list, name);

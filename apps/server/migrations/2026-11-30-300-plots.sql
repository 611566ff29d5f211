set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A field, an orchard, a herd or hives of a household. Where it lies in words stands in `person_private`, kind `plot`.
create table plot (
  county text not null,
  id uuid not null,
  household uuid not null,
  station uuid not null,
  village text not null,
  commodity uuid not null,
  size_hundredths integer not null,
  since text,
  until text,
  position json,
  said json not null,
  amended integer not null,
  added_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('plot');
create index plot_household on plot (county, household, added_at);

-- What a household's row knows of its plots, for the yield that it can plausibly have.
alter table household add column plots json not null default '[]';

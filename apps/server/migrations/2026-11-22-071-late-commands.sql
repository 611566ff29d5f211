set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Commands that came late and wait for a person at the centre: not in the journal until decided, then there alone.
-- `personal` is what the command brought for a private row; it is kept until then, and emptied when `person` is erased.
create table late_command (
  county text not null,
  id uuid not null,
  type text not null,
  by_person uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  place text not null,
  station uuid,
  device uuid not null,
  contents text not null,
  why text not null,
  details json not null,
  payload json not null,
  personal json,
  person uuid,
  erased boolean not null,
  primary key (county, id)
);
select shard_by_county('late_command');
create index late_command_received on late_command (county, received_at, id);
create index late_command_at on late_command (county, at, id);
create index late_command_person on late_command (county, person) where person is not null;

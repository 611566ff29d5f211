set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- When somebody's last role ended, and what was emptied of them since. Of those who left before, the journal says when.
alter table member add column left_at timestamptz;
alter table member add column emptied json not null default '[]';
update member m set left_at = (
  select (array_agg(to_timestamp((e.body ->> 'at')::bigint / 1000.0) order by e.seq desc))[1]
  from journal_entry e, json_array_elements(e.body -> 'events') v
  where e.county = m.county and v ->> 'type' in ('RoleRevoked', 'AppointmentEnded') and v -> 'data' ->> 'person' = m.id::text
) where json_array_length(m.holdings) = 0;

-- When bank details were set, and whether they were emptied since.
alter table payee add column set_at timestamptz;
alter table payee add column emptied boolean not null default false;
update payee p set set_at = (
  select max(to_timestamp((e.body ->> 'at')::bigint / 1000.0)) from journal_entry e where e.county = p.county and e.seq = p.set_seq
);
alter table payee alter column set_at set not null;

-- When the personal part of a late command that nobody decided was emptied.
alter table late_command add column emptied_at timestamptz;

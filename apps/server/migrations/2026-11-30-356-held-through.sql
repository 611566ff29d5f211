set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What inspection says of a lot; through which lots it may not be used; and by which acts lots were made of it.
alter table lot add column test_hold text;
alter table lot add column held_through json not null default '[]';
alter table lot add column made_into json not null default '[]';

update lot set made_into = m.made_into from (
  select d.county, d.lot, json_agg(d.making order by k.made_seq) as made_into
  from lot_draw d join lot_making k on k.county = d.county and k.id = d.making
  where d.standing and json_array_length(k.outputs) > 0 group by d.county, d.lot
) m where m.county = lot.county and m.lot = lot.id;

-- What was made of a lot that is held is held through it.
with recursive held(county, source, lot) as (
  select l.county, l.id, l.id from lot l where l.stand <> 'free'
  union
  select l.county, h.source, l.id from held h
    join lot_draw d on d.county = h.county and d.lot = h.lot and d.standing
    join lot l on l.county = h.county and l.making = d.making
)
update lot set held_through = m.held_through from (
  select county, lot, json_agg(source order by source) as held_through from held where source <> lot group by county, lot
) m where m.county = lot.county and m.lot = lot.id;

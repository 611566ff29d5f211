set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What was typed of outside purchases (names of goods, the link) leaves the orders for private rows, which go with the villager.
-- Of villagers who are erased it goes nowhere. The journal's entries of before keep it: they are hashed.
insert into person_private (county, kind, person, name, address, written_at)
  select o.county, 'order', o.id, (select string_agg(line.value ->> 'name', chr(10) order by line.place) from json_array_elements(o.lines) with ordinality as line(value, place)),
    o.outside ->> 'link', o.placed_at
  from assisted_order o join villager v on v.county = o.county and v.id = o.villager where o.outside is not null and not v.erased;
update assisted_order o set outside = (o.outside::jsonb - 'link')::json,
  lines = (select json_agg(line.value::jsonb || '{"name": null}' order by line.place) from json_array_elements(o.lines) with ordinality as line(value, place))
  where o.outside is not null;
update late_command set person = (payload ->> 'villager')::uuid where type = 'record-outside-purchase' and person is null;

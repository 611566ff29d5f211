set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How often what is held about a villager was corrected: a correction says which it was made from.
alter table villager add column amended integer not null default 0;

update villager v set amended = c.times
  from (
    select e.county, o ->> 'type' as type, o -> 'data' ->> 'villager' as villager, count(*)::integer as times
    from journal_entry e, json_array_elements(e.body -> 'events') o
    where o ->> 'type' = 'VillagerAmended'
    group by e.county, o ->> 'type', o -> 'data' ->> 'villager'
  ) c
  where c.county = v.county and c.villager = v.id::text;

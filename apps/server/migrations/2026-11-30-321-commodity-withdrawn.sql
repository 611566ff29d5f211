set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Since when a commodity is off the list. Of those that are, the journal says it: the first word of it after the last to the contrary.
alter table commodity add column withdrawn_at timestamptz;
update commodity c set withdrawn_at = (
  select to_timestamp((e.body ->> 'at')::bigint / 1000.0)
  from journal_entry e, json_array_elements(e.body -> 'events') v
  where e.county = c.county and v ->> 'type' = 'CommodityAmended' and v -> 'data' ->> 'commodity' = c.id::text
    and v -> 'data' ->> 'withdrawn' = 'true' and e.seq > coalesce((
      select max(f.seq) from journal_entry f, json_array_elements(f.body -> 'events') w
      where f.county = c.county and w ->> 'type' = 'CommodityAmended' and w -> 'data' ->> 'commodity' = c.id::text
        and w -> 'data' ->> 'withdrawn' = 'false'), 0)
  order by e.seq limit 1
) where withdrawn;

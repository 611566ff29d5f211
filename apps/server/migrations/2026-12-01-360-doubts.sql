set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What rapid tests found, each on its own; and what shares a source with the lot and failed.
alter table lot_test add column doubts json not null default '[]';
alter table lot_test add column kin json not null default '[]';

update lot_test set doubts = d.doubts from (
  select found.county, found.lot, json_agg(json_build_object('substance', found.substance, 'at', found.at) order by found.substance) as doubts
  from (
    select t.county, t.lot, r.value ->> 'substance' as substance, (extract(epoch from max(t.at)) * 1000)::bigint as at
    from rapid_test t cross join lateral json_array_elements(t.results) r
    where (r.value ->> 'positive')::boolean group by t.county, t.lot, r.value ->> 'substance'
  ) found group by found.county, found.lot
) d where d.county = lot_test.county and d.lot = lot_test.id;
alter table lot_test drop column doubted_at;

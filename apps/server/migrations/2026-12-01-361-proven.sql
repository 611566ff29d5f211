set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a laboratory must have passed before goods of a commodity are sold; what it passed in a lot, and what so stands behind it.
alter table commodity add column tested_for json not null default '[]';
alter table lot add column tested json not null default '[]';
alter table lot add column proven json not null default '[]';

update commodity set tested_for = p.lab from test_plan p where p.county = commodity.county and p.id = commodity.id;

-- Until when the report of each sample holds.
update lot_test set samples = f.samples from (
  select t.county, t.id, json_agg((s.value::jsonb || jsonb_build_object('validUntil', r.valid_until)) order by s.ordinality) as samples
  from lot_test t cross join lateral json_array_elements(t.samples) with ordinality s
    left join lab_sample b on b.county = t.county and b.id = (s.value ->> 'sample')::uuid
    left join lab_report r on r.county = b.county and r.id = b.report
  group by t.county, t.id
) f where f.county = lot_test.county and f.id = lot_test.id;

-- What was made of lots before they passed is not followed here: until it is tested itself, it is not sold as tested.
update lot set tested = f.proofs, proven = f.proofs from (
  select g.county, g.id, json_agg(json_build_object('substance', g.substance, 'until', g.until) order by g.substance collate "C") as proofs
  from (
    select t.county, t.id, p.value as substance, max(s.value ->> 'validUntil') as until
    from lot_test t cross join lateral json_array_elements(t.samples) s
      cross join lateral json_array_elements_text(s.value -> 'passed') p
    where s.value ->> 'verdict' = 'passed' and s.value ->> 'validUntil' is not null
    group by t.county, t.id, p.value
  ) g group by g.county, g.id
) f where f.county = lot.county and f.id = lot.id;

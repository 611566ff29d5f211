set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Which carrier has a consignment from the centre on, and its number there.
alter table consignment add column carrier text;
alter table consignment add column number text;
create index consignment_number_ends on consignment (county, reverse(number) text_pattern_ops);
-- By when they left the centre or were given back: the list's other order, and whose private rows are to be emptied.
create index consignment_closed on consignment (county, closed_at, id);
-- What somebody still has to do something about, now up to the carrier and not only up to the centre.
drop index consignment_waiting;
create index consignment_open on consignment (county, registered_at, id) where stage in ('at-station', 'on-van', 'at-centre', 'missing');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- How many parcels a station has yet to hand out: it does not close while any is on its way or waits.
alter table station add column open_parcels integer not null default 0;
update station s set open_parcels = p.count
from (select county, station, count(*)::integer as count from parcel where stage in ('at-centre', 'on-van', 'at-station') group by county, station) p
where p.county = s.county and p.station = s.id;

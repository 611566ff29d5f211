set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A station's life: planned, fitted, open, paused, closed. Those there before were open.
alter table station add column stage text not null default 'open';
alter table station alter column stage drop default;
alter table station add column stage_since timestamptz not null default 'epoch';
alter table station alter column stage_since drop default;
update station set stage_since = opened_at;
alter table station alter column opened_at drop not null;
alter table station add column stage_reason text;
alter table station add column floor_area_square_metres integer;
alter table station add column small_premises_reason text;
alter table station add column equipment json not null default '[]';
alter table station alter column equipment drop default;
alter table station add column open_orders integer not null default 0;
alter table station add constraint station_open_orders_check check (open_orders >= 0);
alter table station alter column open_orders drop default;
update station s set open_orders = o.open
from (select county, station, count(*) as open from assisted_order where stage in ('placed', 'received') group by county, station) o
where o.county = s.county and o.station = s.id;

-- Where villages and stations lie: WGS-84 in millionths of a degree. The id is a village's code or a station's id.
create table position (
  county text not null,
  id text not null,
  longitude_microdegrees integer not null,
  latitude_microdegrees integer not null,
  schematic boolean not null,
  primary key (county, id)
);
select shard_by_county('position');

-- Off the catalogue, ever ordered, and which import brought it.
alter table product add column ordered boolean not null default false;
alter table product alter column ordered drop default;
update product p set ordered = true
from (select distinct o.county, (line ->> 'product')::uuid as product from assisted_order o, json_array_elements(o.lines) line) o
where o.county = p.county and o.product = p.id;
alter table product add column withdrawn boolean not null default false;
alter table product alter column withdrawn drop default;
alter table product add column import_id uuid;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table handover (
  county text not null,
  id uuid not null,
  load uuid not null,
  loop uuid not null,
  station uuid not null,
  village text not null,
  driver uuid not null,
  parcels json not null,
  seal_whole boolean not null,
  proof text not null,
  handed_at timestamptz not null,
  forgotten_at timestamptz,
  constraint handover_pkey primary key (county, id)
);
select shard_by_county('handover');
create index handover_kept on handover (county, handed_at) where (forgotten_at IS NULL);
create index handover_load on handover (county, load);
create index handover_loop on handover (county, loop);

create table van_load (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  seal text not null,
  van text not null,
  driver uuid,
  parcels json not null,
  loaded_at timestamptz not null,
  loop uuid,
  code text,
  more_codes json default '[]'::json not null,
  used_codes json default '[]'::json not null,
  apart_from uuid,
  constraint van_load_pkey primary key (county, id)
);
select shard_by_county('van_load');
create index van_load_loaded on van_load (county, loaded_at, id);
create index van_load_station on van_load (county, station, loaded_at);

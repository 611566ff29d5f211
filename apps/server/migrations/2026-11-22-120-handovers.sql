set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a driver left at a station, and what proves it. The name and the photo are in the private row under the hand-over's id.
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
  photo text,
  handed_at timestamptz not null,
  forgotten_at timestamptz,
  primary key (county, id)
);
select shard_by_county('handover');
create index handover_loop on handover (county, loop);
create index handover_load on handover (county, load);
-- The clockwork asks for those whose name and photo are still there.
create index handover_kept on handover (county, handed_at) where forgotten_at is null;

alter table van_load add column code text;
alter table person_private add column photo bytea;

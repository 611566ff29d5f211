set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table consignment (
  county text not null,
  id uuid not null,
  station uuid not null,
  village text not null,
  kind text not null,
  sender uuid,
  pieces integer not null,
  weight_grams integer not null,
  volume_cubic_decimetres integer not null,
  cold boolean not null,
  stage text not null,
  holder text not null,
  loop uuid,
  registered_at timestamptz not null,
  closed_at timestamptz,
  steps json not null,
  carrier text,
  number text,
  constraint consignment_pkey primary key (county, id)
);
select shard_by_county('consignment');
create index consignment_closed on consignment (county, closed_at, id);
create index consignment_label on consignment (county, reverse((id)::text) text_pattern_ops);
create index consignment_number_ends on consignment (county, reverse(number) text_pattern_ops);
create index consignment_open on consignment (county, registered_at, id) where (stage = ANY (ARRAY['at-station'::text, 'on-van'::text, 'at-centre'::text, 'missing'::text]));
create index consignment_registered on consignment (county, registered_at, id);
create index consignment_sender on consignment (county, sender);
create index consignment_station on consignment (county, station, stage, registered_at);

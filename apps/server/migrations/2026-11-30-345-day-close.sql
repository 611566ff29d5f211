set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- A day of a drawer, or of the centre's cash, that was counted and closed. `drawer` is the station's id, or `centre`.
create table day_close (
  county text not null,
  id uuid not null,
  drawer text not null,
  village text not null,
  day text not null,
  after text,
  expected_fen bigint not null,
  booked_fen bigint not null,
  counted_fen bigint not null,
  difference_fen bigint not null,
  pieces json,
  reason text,
  closed_at timestamptz not null,
  closed_by uuid not null,
  closed_seq bigint not null,
  primary key (county, id)
);
select shard_by_county('day_close');
create index day_close_day on day_close (county, day, id);
create index day_close_drawer on day_close (county, drawer, day);

-- Up to which day each drawer is closed.
create table last_close (
  county text not null,
  id text not null,
  close uuid not null,
  day text not null,
  closed_at timestamptz not null,
  closed_seq bigint not null,
  primary key (county, id)
);
select shard_by_county('last_close');

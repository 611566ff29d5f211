set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- As what a commodity is sold, and the papers of it and of its lots that stand. What there is has no class until two people say it.
alter table commodity add column product_class text;
alter table commodity add column never_food boolean not null default false;
alter table commodity add column papers json not null default '[]';
alter table lot add column papers json not null default '[]';

-- A paper that goes with goods: withdrawn, never deleted.
create table paper (
  county text not null,
  id uuid not null,
  kind text not null,
  lot uuid,
  commodity uuid,
  station uuid,
  village text not null,
  commitment json,
  number text,
  issuer text,
  valid_from text not null,
  valid_until text,
  added_at timestamptz not null,
  added_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  reason text,
  primary key (county, id)
);
select shard_by_county('paper');
create index paper_added on paper (county, added_at, id);
create index paper_lot on paper (county, lot);
create index paper_commodity on paper (county, commodity) where commodity is not null;
create index paper_station on paper (county, station, added_at);
create index paper_until on paper (county, valid_until, id);
create index paper_code on paper (county, reverse(id::text) text_pattern_ops);

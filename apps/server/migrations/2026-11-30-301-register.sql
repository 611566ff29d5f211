set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- The county's industry register. A household of the network has its row under its own id; what others are called stands in
-- `person_private`, kind `registerEntry`.
create table register_entry (
  county text not null,
  id uuid not null,
  household uuid,
  village text not null,
  trades json not null,
  grows json not null,
  returnee boolean not null,
  founded text,
  stage text not null,
  import_id uuid,
  amended integer not null,
  entered_at timestamptz not null,
  primary key (county, id)
);
select shard_by_county('register_entry');
create index register_entry_village on register_entry (county, village, id);
create index register_entry_entered on register_entry (county, entered_at, id);
create index register_entry_import on register_entry (county, import_id) where import_id is not null;

-- A sheet that was taken in. Taken back, its entries count no more.
create table register_import (
  county text not null,
  id uuid not null,
  entries integer not null,
  touched integer not null,
  by uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (county, id)
);
select shard_by_county('register_import');

insert into register_entry (county, id, household, village, trades, grows, returnee, stage, amended, entered_at)
  select county, id, id, village, '["raising"]', grows, false, stage, 0, registered_at from household;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What takes two people: proposed by one, confirmed by another. Decided ones stay, and so does what one did alone.
create table proposal (
  county text not null,
  id uuid not null,
  command text not null,
  matter text not null,
  place text not null,
  about text,
  changes json not null,
  payload json,
  sealed boolean not null,
  stage text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (county, id)
);
select shard_by_county('proposal');
create index proposal_stage on proposal (county, stage, proposed_at, id);
create index proposal_about on proposal (county, about) where about is not null;

-- What lies sealed beside a proposal until it is decided, then is gone: on which device it was made, and its private part.
create table proposal_private (
  county text not null,
  proposal uuid not null,
  device text,
  personal json,
  written_at timestamptz not null,
  primary key (county, proposal)
);
select shard_by_county('proposal_private');

-- From where on a county asks for a second person, and until when the officer lets one act alone.
alter table settings add column price_step_percent integer not null default 10;
alter table settings add column price_step_fen bigint not null default 5000;
alter table settings add column purchase_ceiling_fen bigint not null default 200000;
alter table settings add column purchase_day_ceiling_fen bigint not null default 500000;
alter table settings add column alone_until timestamptz;

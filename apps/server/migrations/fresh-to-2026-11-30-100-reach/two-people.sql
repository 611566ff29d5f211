set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

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
  constraint proposal_pkey primary key (county, id)
);
select shard_by_county('proposal');
create index proposal_about on proposal (county, about) where (about IS NOT NULL);
create index proposal_stage on proposal (county, stage, proposed_at, id);

create table proposal_private (
  county text not null,
  proposal uuid not null,
  device text,
  personal json,
  written_at timestamptz not null,
  constraint proposal_private_pkey primary key (county, proposal)
);
select shard_by_county('proposal_private');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Who might come home. Name, phone, where they are and what they do stand in `person_private`, kind `talent`; they are emptied when
-- somebody withdraws their consent, and the row goes on counting.
create table talent (
  county text not null,
  id uuid not null,
  kind text not null,
  village text,
  place text not null,
  skills json not null,
  wish text not null,
  wish_from text,
  away_since text,
  source text not null,
  stage text not null,
  consent_on text not null,
  consent_channel text not null,
  consent_notice integer not null,
  amended integer not null,
  registered_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county, id)
);
select shard_by_county('talent');
create index talent_registered on talent (county, registered_at, id);

-- Whom a phone belongs to already.
create index person_private_talent_phone on person_private (county, phone) where kind = 'talent' and phone is not null;

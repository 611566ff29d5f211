set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Somebody without a sign-in, known by one key made for one matter. Who they are stands in `person_private`, kind `guest`.
create table guest (
  county text not null,
  id uuid not null,
  done_at timestamptz,
  erased_at timestamptz,
  primary key (county, id)
);
select shard_by_county('guest');
create index guest_done on guest (county, done_at) where erased_at is null;

-- What anybody brings before the county: a subject and an answer, by codes.
create table enquiry (
  county text not null,
  id uuid not null,
  guest uuid not null,
  station uuid,
  place text not null,
  subject text not null,
  stage text not null,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (county, id)
);
select shard_by_county('enquiry');
create unique index enquiry_guest on enquiry (county, guest);
create index enquiry_sent on enquiry (county, sent_at desc, id);

-- What a guest wrote, beside their name and phone: it is emptied with them.
alter table person_private add column words text;

-- Who owns a vehicle and may read what it earns.
alter table vehicle add column owner uuid;

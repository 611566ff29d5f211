set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

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
  constraint enquiry_pkey primary key (county, id)
);
select shard_by_county('enquiry');
create unique index enquiry_guest on enquiry (county, guest);
create index enquiry_sent on enquiry (county, sent_at desc, id);

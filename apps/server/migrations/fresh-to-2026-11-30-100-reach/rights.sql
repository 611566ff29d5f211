set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table guest (
  county text not null,
  id uuid not null,
  done_at timestamptz,
  erased_at timestamptz,
  constraint guest_pkey primary key (county, id)
);
select shard_by_county('guest');
create index guest_done on guest (county, done_at) where (erased_at IS NULL);

create table member (
  county text not null,
  id uuid not null,
  holdings json not null,
  left_at timestamptz,
  emptied json default '[]'::json not null,
  constraint member_pkey primary key (county, id)
);
select shard_by_county('member');

create table sign_in (
  county text not null,
  id uuid not null,
  acts json not null,
  constraint sign_in_pkey primary key (county, id)
);
select shard_by_county('sign_in');

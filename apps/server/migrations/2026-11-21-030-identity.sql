set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Who can sign in, and on which device. A person may serve several counties, so these are common to all of them.
-- The first four tables are better-auth's; a test compares them with what the library would make itself.

-- The id is the person's id. `email` is the library's need, never sent to anybody: it holds the id.
create table identity_user (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  username text unique,
  phone text unique,
  disabled boolean not null
);
select shard_reference('identity_user');

create table identity_session (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null,
  device text not null,
  device_key text not null
);
select shard_reference('identity_session');
alter table identity_session add constraint identity_session_user foreign key (user_id) references identity_user (id) on delete cascade;
create index identity_session_user_id_idx on identity_session (user_id);

create table identity_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
select shard_reference('identity_account');
alter table identity_account add constraint identity_account_user foreign key (user_id) references identity_user (id) on delete cascade;
create index identity_account_user_id_idx on identity_account (user_id);

create table identity_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
select shard_reference('identity_verification');
create index identity_verification_identifier_idx on identity_verification (identifier);

-- Who may switch in on which device. `device` is the hash of the device's cookie; `failed` counts the wrong PINs
-- since the last right one.
create table identity_device_pin (
  device text not null,
  person uuid not null,
  label text not null,
  pin_hash text not null,
  failed smallint not null check (failed between 0 and 5),
  locked boolean not null generated always as (failed >= 5) stored,
  primary key (device, person)
);
select shard_reference('identity_device_pin');
alter table identity_device_pin add constraint identity_device_pin_user foreign key (person) references identity_user (id) on delete cascade;
create index identity_device_pin_person on identity_device_pin (person);

-- In which counties a person is known, so that nobody asks every county.
create table identity_county (
  person uuid not null,
  county text not null check (county ~ '^[1-9][0-9]{5}$'),
  primary key (person, county)
);
select shard_reference('identity_county');

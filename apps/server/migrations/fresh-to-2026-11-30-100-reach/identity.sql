set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

create table identity_account (
  id uuid not null,
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
  updated_at timestamptz not null,
  constraint identity_account_pkey primary key (id)
);
select shard_reference('identity_account');
create index identity_account_user_id_idx on identity_account (user_id);

create table identity_county (
  person uuid not null,
  county text not null,
  constraint identity_county_pkey primary key (person, county),
  constraint identity_county_county_check check ((county ~ '^[1-9][0-9]{5}$'::text))
);
select shard_reference('identity_county');

create table identity_device_key (
  key text not null,
  person uuid not null,
  device uuid not null,
  public_key text not null,
  cookie text,
  registered_at timestamptz not null,
  ended_at timestamptz,
  box_key text,
  heard_at timestamptz,
  waiting_when_heard json default '{}'::json not null,
  constraint identity_device_key_pkey primary key (key)
);
select shard_reference('identity_device_key');
create index identity_device_key_person on identity_device_key (person);

create table identity_device_pin (
  device text not null,
  person uuid not null,
  label text not null,
  pin_hash text not null,
  failed smallint not null,
  locked boolean generated always as ((failed >= 5)) stored not null,
  secret text,
  constraint identity_device_pin_pkey primary key (device, person),
  constraint identity_device_pin_failed_check check (((failed >= 0) AND (failed <= 5)))
);
select shard_reference('identity_device_pin');
create index identity_device_pin_person on identity_device_pin (person);

create table identity_known_device (
  person uuid not null,
  device text not null,
  seen_at timestamptz not null,
  constraint identity_known_device_pkey primary key (person, device)
);
select shard_reference('identity_known_device');
create index identity_known_device_device on identity_known_device (device);

create table identity_session (
  id uuid not null,
  expires_at timestamptz not null,
  token text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null,
  device text not null,
  device_key text not null,
  proved_at timestamptz,
  constraint identity_session_pkey primary key (id),
  constraint identity_session_token_key unique (token)
);
select shard_reference('identity_session');
create index identity_session_user_id_idx on identity_session (user_id);

create table identity_user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  username text,
  phone text,
  disabled boolean not null,
  one_time_until timestamptz,
  home text,
  constraint identity_user_pkey primary key (id),
  constraint identity_user_email_key unique (email),
  constraint identity_user_phone_key unique (phone),
  constraint identity_user_username_key unique (username)
);
select shard_reference('identity_user');

create table identity_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint identity_verification_pkey primary key (id)
);
select shard_reference('identity_verification');
create index identity_verification_identifier_idx on identity_verification (identifier);

alter table identity_account add constraint identity_account_user foreign key (user_id) references identity_user(id) on delete cascade;
alter table identity_device_pin add constraint identity_device_pin_user foreign key (person) references identity_user(id) on delete cascade;
alter table identity_known_device add constraint identity_known_device_user foreign key (person) references identity_user(id) on delete cascade;
alter table identity_session add constraint identity_session_user foreign key (user_id) references identity_user(id) on delete cascade;

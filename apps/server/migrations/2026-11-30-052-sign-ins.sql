set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a county did about people's sign-ins: made, made anew, shut. Derived from the journal; the sign-ins themselves stand in
-- identity_user and identity_account, with their secrets.
create table sign_in (
  county text not null,
  id uuid not null,
  acts json not null,
  primary key (county, id)
);
select shard_by_county('sign_in');

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- The county that made a sign-in, and alone renews and disables it. Roles that another county gives or takes change nothing
-- about that. Of sign-ins from before, one county is known in all but odd cases; of several, the first by code.
alter table identity_user add column home text;
update identity_user set home = (select min(c.county) from identity_county c where c.person = identity_user.id);

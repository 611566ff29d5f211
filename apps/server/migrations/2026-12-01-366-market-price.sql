set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a commodity was sold at on the market, and by which of it a ticket went.
alter table commodity add column market json not null default '[]';
alter table intake_ticket add column market json;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Which terms a product had before imports changed them, so that an import can be undone.
alter table product add column imported_terms json not null default '[]';

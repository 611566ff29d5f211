set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What a counter may take on while nobody hears from it.
alter table settings add column offline_cash_limit_fen bigint not null default 1000000;
alter table settings add column offline_tab_limit_fen bigint not null default 200000;
alter table settings add column offline_price_days integer not null default 14;
alter table settings add column offline_days integer not null default 14;

alter table lot add column recalled json;

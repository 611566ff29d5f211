set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- What the desk's lists look up in a county with years behind it (npm run bench -- desk).

-- An order by the code that people read aloud: the last six digits of its id, or the first of them.
create index assisted_order_code on assisted_order (county, right(id::text, 6) text_pattern_ops);
create index assisted_order_villager on assisted_order (county, villager, placed_at);

-- The audit trail by what was done, by whom, and what was refused.
create index journal_entry_type on journal_entry (county, type, seq);
create index journal_entry_by on journal_entry (county, by_person, seq);
create index journal_entry_refused on journal_entry (county, seq) where refused is not null;

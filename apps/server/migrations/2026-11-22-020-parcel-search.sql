set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Parcels are looked for by how a number begins or ends, and by their code; a rare carrier must not cost a walk through all.
create index parcel_number_begins on parcel (county, number text_pattern_ops);
create index parcel_number_ends on parcel (county, reverse(number) text_pattern_ops);
create index parcel_code on parcel (county, code);
create index parcel_carrier on parcel (county, carrier, registered_at, id);

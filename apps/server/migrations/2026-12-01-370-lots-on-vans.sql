set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- On which van a lot is, and each hand it went through.
alter table lot add column loop uuid;
alter table lot add column steps json not null default '[]';
create index lot_loop on lot (county, loop) where loop is not null;
alter table loop add column lots json not null default '[]';

-- What came to the centre before vans carried lots came there by one hand.
update lot set steps = json_build_array(json_build_object(
  'step', 'arrived', 'holder', 'centre', 'grams', m.arrived_grams - m.surplus_grams + m.loss_grams, 'note', null,
  'seq', m.made_seq, 'at', round(extract(epoch from m.made_at) * 1000)::bigint, 'by', m.made_by))
from lot_draw d join lot_making m on m.county = d.county and m.id = d.making
where d.county = lot.county and d.lot = lot.id and m.act = 'arrive' and m.undone_at is null;

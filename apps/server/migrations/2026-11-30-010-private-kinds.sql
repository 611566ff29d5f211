set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Private rows are told apart by what they hang on: one id can no longer reach another kind's row. Each row goes to the kinds of
-- things that its id names; `digest_key` is the key of the digest that stands in the journal, and is emptied with the row.
alter table person_private add column kind text;
alter table person_private add column digest_key text;
alter table payee_private add column digest_key text;

update person_private p set kind = case
  when exists (select from member t where t.county = p.county and t.id = p.person) then 'member'
  when exists (select from villager t where t.county = p.county and t.id = p.person) then 'villager'
  when exists (select from handover t where t.county = p.county and t.id = p.person) then 'handover'
  when exists (select from consignment t where t.county = p.county and t.id = p.person) then 'consignment'
  else 'parcel' end;
alter table person_private alter column kind set not null;
alter table person_private drop constraint person_private_pkey;
alter table person_private add constraint person_private_pkey primary key (county, kind, person);

-- Where an id names things of several kinds, each keeps what was held of it.
insert into person_private (county, kind, person, name, name_order, phone, address, written_at)
  select p.county, 'villager', p.person, p.name, p.name_order, p.phone, p.address, p.written_at from person_private p
  join villager t on t.county = p.county and t.id = p.person on conflict (county, kind, person) do nothing;
insert into person_private (county, kind, person, name, name_order, phone, address, photo, written_at)
  select p.county, 'handover', p.person, p.name, p.name_order, p.phone, p.address, p.photo, p.written_at from person_private p
  join handover t on t.county = p.county and t.id = p.person on conflict (county, kind, person) do nothing;
insert into person_private (county, kind, person, name, name_order, phone, address, written_at)
  select p.county, 'consignment', p.person, p.name, p.name_order, p.phone, p.address, p.written_at from person_private p
  join consignment t on t.county = p.county and t.id = p.person on conflict (county, kind, person) do nothing;
insert into person_private (county, kind, person, name, name_order, phone, address, written_at)
  select p.county, 'parcel', p.person, p.name, p.name_order, p.phone, p.address, p.written_at from person_private p
  join parcel t on t.county = p.county and t.id = p.person on conflict (county, kind, person) do nothing;

drop index person_private_order;
create index person_private_order on person_private (county, kind, name_order, person) where name_order is not null;

set citus.enable_local_reference_table_foreign_keys=off;
set citus.multi_shard_modify_mode='sequential';

-- Each booking says what it is about, and of which kind that is: until now the kind was guessed from the event's name.
alter table posting rename column ref to about_id;
alter table posting add column about_kind text;

update posting set about_kind = case
    when reason in ('OrderPlaced', 'OrderCollected', 'RebateReleased', 'OrderReturned', 'OrderCancelled') then 'order'
    when reason in ('LoopSettled', 'LoopCostReversed') then 'loop'
    when reason in ('SettlementApproved', 'PayoutPaid', 'PayoutBounced', 'PayoutRetried') then 'settlement'
    when reason in ('FloatOpened', 'CashCounted') then 'drawer'
    when reason in ('CashRemitted', 'RemittanceConfirmed') then 'remittance'
    when reason = 'TabPaid' then 'villager'
    when reason = 'InstitutionPaid' then 'institutionPayment'
    when reason in ('ContributionReceived', 'ContributionReversed') then 'contributionPayment'
    else 'parcel'
  end;

-- A float and a count are about the station's drawer, what was paid off a tab about the villager: not about the act itself.
update posting p set about_id = (e.body -> 'events' -> 0 -> 'data' ->> 'station')::uuid
  from journal_entry e where e.county = p.county and e.seq = p.seq and p.reason in ('FloatOpened', 'CashCounted');
update posting p set about_id = (e.body -> 'events' -> 0 -> 'data' ->> 'villager')::uuid
  from journal_entry e where e.county = p.county and e.seq = p.seq and p.reason = 'TabPaid';

alter table posting alter column about_kind set not null;

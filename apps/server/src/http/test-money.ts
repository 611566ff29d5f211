import assert from 'node:assert/strict';
import { businessDay, businessMonth, DAY, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;
type MoneyCode = Extract<
  ProblemCode,
  | 'return-too-much'
  | 'cash-over-limit'
  | 'tab-over-limit'
  | 'tab-overpaid'
  | 'institution-overpaid'
  | 'payment-reference-invalid'
  | 'payment-recorded'
  | 'drawer-short'
  | 'difference-unexplained'
  | 'day-closed'
  | 'day-not-begun'
  | 'pieces-differ'
  | 'remittance-unknown'
  | 'remittance-confirmed'
  | 'own-work'
  | 'setting-out-of-range'
  | 'person-unknown'
  | 'payee-invalid'
  | 'payee-missing'
  | 'payee-type-not-theirs'
  | 'payee-type-day-far'
  | 'withholding-changed'
  | 'payee-unchanged'
  | 'payee-changed'
  | 'payout-not-held'
  | 'payout-under-way'
  | 'payout-unknown'
  | 'payout-not-ready'
  | 'payout-run-changed'
  | 'nothing-to-pay'
  | 'nothing-payable'
  | 'settlement-unknown'
  | 'settlement-not-ready'
  | 'settlement-too-early'
  | 'settlement-open'
  | 'period-settled'
  | 'period-not-over'
  | 'period-closed'
  | 'period-out-of-order'
>;

const LONG_AGO = 20;
const bank = { accountName: '站长', bank: '中国农业银行', accountNumber: '6228480402564890018' };

/** How each refusal about money comes about, through HTTP. None leaves a settlement open behind it. */
export function moneyScenarios(here: () => TestServer): Readonly<Record<MoneyCode, () => Promise<Answer>>> {
  let approver: SomeoneSignedIn | undefined;
  const approving = async () => (approver ??= await here().appoint('finance-approver'));
  let months = 1;
  /** A month not settled yet, always past its settlement day. */
  const unsettled = () => businessMonth(Date.now() - 31 * ++months * DAY);

  const order = async (more: object = {}, envelope: { at?: number } = {}) => {
    const { partner, station, county } = here();
    const id = newId();
    const lines = [{ product: county.product, quantity: 3, priceFen: 1_000 }];
    const answer = await partner.send(
      'place-order',
      { station: station.id, villager: station.villager, lines, ...more },
      { id, ...envelope },
    );
    return { id, answer };
  };
  const earned = async () => {
    const at = Date.now() - LONG_AGO * DAY;
    const { id } = await order({ tender: 'qr' }, { at });
    await here().clerk.send('receive-order', { order: id }, { at });
    await here().partner.send('collect-order', { order: id }, { at });
    assert.equal((await here().clerk.send('release-rebate', { order: id })).status, 200);
  };
  const prepared = async (by = here().clerk) => {
    await earned();
    const [settlement, period] = [newId(), unsettled()];
    const { status, body } = await by.send('prepare-settlement', { settlement, period });
    assert.equal(status, 200, JSON.stringify(body));
    return { settlement, period };
  };
  const rejecting = async <T>(settlement: string, answer: Promise<T>) => {
    const found = await answer;
    await (await approving()).send('reject-settlement', { settlement, reason: 'other' });
    return found;
  };
  const approved = async () => {
    const made = await prepared();
    assert.equal((await (await approving()).send('approve-settlement', { settlement: made.settlement })).status, 200);
    return made;
  };
  const setPayee = (personal: object = bank, person = here().partner.person) =>
    here().clerk.send('set-payee', { person }, { personal });
  const setType = (type: string, from = businessDay(Date.now())) =>
    here().clerk.send('set-payee-type', { payee: here().partner.person, type, from });
  /** A settlement whose one payout is with the bank. */
  const instructed = async () => {
    await setPayee();
    const { settlement } = await approved();
    assert.equal((await (await approving()).send('issue-payout-file', { settlement })).status, 200);
    return { settlement, serial: 1 };
  };
  const paid = (line: object) => here().clerk.send('record-payout', { ...line, result: 'paid' });
  const remit = async () => {
    await order();
    const remittance = newId();
    await here().partner.send('remit-cash', { station: here().station.id, amountFen: 100 }, { id: remittance });
    return remittance;
  };
  const confirm = (remittance: string, countedFen = 100) =>
    here().clerk.send('confirm-remittance', { remittance, countedFen, reason: null });
  const closeDay = (more: object) =>
    here().partner.send('close-drawer', {
      station: here().station.id,
      day: businessDay(Date.now()),
      expectedFen: 0,
      countedFen: 0,
      pieces: null,
      reason: null,
      ...more,
    });
  const close = async (period: string) => (await approving()).send('close-period', { period });
  const longClosed = businessMonth(Date.now() - 62 * DAY);

  return {
    'return-too-much': async () => {
      const { id } = await order();
      await here().clerk.send('receive-order', { order: id });
      await here().partner.send('collect-order', { order: id });
      return here().partner.send('return-order', {
        order: id,
        reason: 'damaged',
        lines: [{ product: here().county.product, quantity: 4 }],
      });
    },
    'cash-over-limit': async () => {
      await here().clerk.send('change-settings', { cashFloatLimitFen: 0 });
      const { answer } = await order();
      await here().clerk.send('change-settings', { cashFloatLimitFen: 1_000_000 });
      return answer;
    },
    'tab-over-limit': async () =>
      (await order({ tender: 'tab', lines: [{ product: here().county.product, quantity: 51, priceFen: 1_000 }] }))
        .answer,
    'tab-overpaid': () =>
      here().partner.send('pay-tab', { villager: here().station.villager, tender: 'cash', amountFen: 1_000_000 }),
    'institution-overpaid': () =>
      here().clerk.send('record-institution-payment', { amountFen: 9_000_000_000, reference: 'WX-20261122' }),
    'payment-recorded': async () => {
      const { partner, clerk, station, county } = here();
      const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
      assert.equal(
        (await partner.send('place-order', { station: station.id, villager: station.villager, tender: 'qr', lines }))
          .status,
        200,
      );
      assert.equal(
        (await clerk.send('record-institution-payment', { amountFen: 100, reference: 'ZF-77001' })).status,
        200,
      );
      return clerk.send('record-institution-payment', { amountFen: 200, reference: 'zf-77001' });
    },
    'payment-reference-invalid': () =>
      here().clerk.send('record-institution-payment', { amountFen: 100, reference: '王秀英' }),
    'drawer-short': () => here().partner.send('remit-cash', { station: here().station.id, amountFen: 10_000_000_000 }),
    'difference-unexplained': () =>
      here().partner.send('count-cash', { station: here().station.id, countedFen: 9_999_999, reason: null }),
    'day-closed': async () => {
      assert.equal((await closeDay({ day: '2026-01-02' })).status, 200);
      return closeDay({ day: '2026-01-02' });
    },
    'day-not-begun': () => closeDay({ day: businessDay(Date.now() + 2 * DAY) }),
    'pieces-differ': () => closeDay({ pieces: [{ worthFen: 10_000, count: 1 }] }),
    'remittance-unknown': () => confirm(newId()),
    'remittance-confirmed': async () => {
      const remittance = await remit();
      await confirm(remittance);
      return confirm(remittance);
    },
    'own-work': async () => {
      const both = await here().appoint('county-clerk');
      await here().administrator.send('grant-role', {
        person: both.person,
        role: 'finance-approver',
        place: here().county.code,
      });
      const { settlement } = await prepared(both);
      return rejecting(settlement, both.send('approve-settlement', { settlement }));
    },
    'setting-out-of-range': () => here().clerk.send('change-settings', { returnWindowDays: 3 }),
    'person-unknown': () => setPayee(bank, newId()),
    'payee-invalid': () => setPayee({ ...bank, accountNumber: '1234' }),
    'payee-missing': async () => {
      const { otherPartner, otherStation, county, clerk } = here();
      const [id, at] = [newId(), Date.now() - LONG_AGO * DAY];
      const lines = [{ product: county.product, quantity: 3, priceFen: 1_000 }];
      await otherPartner.send(
        'place-order',
        { station: otherStation.id, villager: otherStation.villager, lines, tender: 'qr' },
        { id, at },
      );
      await clerk.send('receive-order', { order: id }, { at });
      await otherPartner.send('collect-order', { order: id }, { at });
      await clerk.send('release-rebate', { order: id });
      const settlement = newId();
      assert.equal((await clerk.send('prepare-settlement', { settlement, period: unsettled() })).status, 200);
      await (await approving()).send('approve-settlement', { settlement });
      await (await approving()).send('issue-payout-file', { settlement });
      return (await approving()).send('issue-payout-file', { settlement });
    },
    'payee-type-not-theirs': () => setType('farmer'),
    'payee-type-day-far': () => setType('company', '2090-01-01'),
    'withholding-changed': async () => {
      const { settlement } = await prepared();
      await setType('company');
      const answer = await (await approving()).send('approve-settlement', { settlement });
      await setType('labour');
      assert.equal((await (await approving()).send('approve-settlement', { settlement })).status, 200);
      return answer;
    },
    'payee-unchanged': async () => {
      const line = await instructed();
      await here().clerk.send('record-payout', { ...line, result: 'bounced', reason: 'account-wrong' });
      return here().clerk.send('retry-payout', line);
    },
    'payee-changed': async () => {
      const { settlement } = await approved();
      await setPayee();
      return (await approving()).send('issue-payout-file', { settlement });
    },
    'payout-not-held': async () => {
      await setPayee();
      const { settlement } = await approved();
      return (await approving()).send('confirm-payouts', { settlement, serials: [1] });
    },
    'payout-under-way': async () => {
      const line = await instructed();
      const answer = await setPayee();
      await paid(line);
      return answer;
    },
    'payout-unknown': async () => {
      const { settlement } = await approved();
      return paid({ settlement, serial: 77 });
    },
    'payout-not-ready': async () => {
      const { settlement } = await approved();
      return paid({ settlement, serial: 1 });
    },
    'payout-run-changed': async () => {
      const { settlement, serial } = await instructed();
      const answer = await here().clerk.send('record-payout-run', { settlement, file: 1, paidFen: 1, bounced: [] });
      await paid({ settlement, serial });
      return answer;
    },
    'nothing-to-pay': async () => {
      const { settlement } = await instructed();
      const answer = await (await approving()).send('issue-payout-file', { settlement });
      await paid({ settlement, serial: 1 });
      return answer;
    },
    'nothing-payable': async () => {
      await approved();
      return here().clerk.send('prepare-settlement', { settlement: newId(), period: unsettled() });
    },
    'settlement-unknown': async () => (await approving()).send('approve-settlement', { settlement: newId() }),
    'settlement-not-ready': async () => (await approving()).send('approve-settlement', await approved()),
    'settlement-too-early': () =>
      here().clerk.send('prepare-settlement', { settlement: newId(), period: businessMonth(Date.now()) }),
    'settlement-open': async () => {
      const { settlement } = await prepared();
      return rejecting(
        settlement,
        here().clerk.send('prepare-settlement', { settlement: newId(), period: unsettled() }),
      );
    },
    'period-settled': async () => {
      const { period } = await approved();
      return here().clerk.send('prepare-settlement', { settlement: newId(), period });
    },
    'period-not-over': () => close(businessMonth(Date.now())),
    'period-closed': async () => {
      await close(longClosed);
      return close(longClosed);
    },
    'period-out-of-order': async () => {
      await close(longClosed);
      return close(businessMonth(Date.now() - 200 * DAY));
    },
  };
}

/** Lets a partner's rebate go its whole way into a payout file, with a remittance and a tab beside it. */
export async function settleOnce({
  clerk,
  partner,
  station,
  county,
  appoint,
}: TestServer): Promise<{ settlement: string; approver: SomeoneSignedIn }> {
  const approver = await appoint('finance-approver');
  const [order, settlement, at] = [newId(), newId(), Date.now() - LONG_AGO * DAY];
  const basket = {
    station: station.id,
    villager: station.villager,
    lines: [{ product: county.product, quantity: 3, priceFen: 1_000 }],
  };
  const said: readonly (readonly [who: SomeoneSignedIn, type: string, payload: object, more?: object])[] = [
    [partner, 'place-order', basket, { id: order, at }],
    [partner, 'place-order', { ...basket, tender: 'tab' }],
    [clerk, 'receive-order', { order }, { at }],
    [partner, 'collect-order', { order }, { at }],
    [clerk, 'release-rebate', { order }],
    [clerk, 'set-payee', { person: partner.person }, { personal: bank }],
    [clerk, 'prepare-settlement', { settlement, period: businessMonth(Date.now() - 62 * DAY) }],
    [approver, 'approve-settlement', { settlement }],
    [approver, 'issue-payout-file', { settlement }],
    [partner, 'count-cash', { station: station.id, countedFen: 9_000, reason: 'unknown' }],
    [partner, 'remit-cash', { station: station.id, amountFen: 1_000 }],
    [partner, 'remit-cash', { station: station.id, amountFen: 2_000 }],
    [approver, 'close-period', { period: businessMonth(Date.now() - 62 * DAY) }],
  ];
  for (const [who, type, payload, more] of said) {
    const { status, body } = await who.send(type, payload, more);
    assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
  }
  return { settlement, approver };
}

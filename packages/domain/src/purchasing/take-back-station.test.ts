import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accountOf, chart } from '../accounts.ts';
import { COUNTY, newId, TestCounty } from '../test-county.ts';

/** A county where a partner sold for 40 yuan in cash and left, and where what takes two people takes two. */
function withPartnerGone() {
  const county = new TestCounty().begin();
  const lines = [{ product: county.product, quantity: 4, priceFen: 1_000 }];
  county.must('place-order', { station: county.station, villager: county.villager, lines }, { by: county.partner });
  const approver = newId();
  county.must('grant-role', { person: approver, role: 'finance-approver', place: COUNTY });
  county.must('let-one-act', { until: null });
  const { station, partner, clerk } = county;
  const takeBack = (countedFen: number, person: string | null = partner) => {
    const id = newId();
    const came = county.say(
      'take-back-station',
      { station, person, countedFen, reason: 'unreachable' },
      { by: clerk, id },
    );
    return { ...came, confirm: (by = approver) => county.say('confirm-proposal', { proposal: id }, { by }).to };
  };
  return { county, takeBack };
}

describe('A station whose partner is gone', () => {
  test('is taken back by two people of the centre: what is missing is the partner’s to owe, the rest stays at the station', () => {
    const { county, takeBack } = withPartnerGone();
    const { station, partner, clerk } = county;
    assert.equal(county.say('end-appointment', { station }, { by: clerk }).to, 'still-held');
    const centreFen = county.balance(chart.centreCash);
    const { to, events, confirm } = takeBack(1_500);
    assert.deepEqual([to, events.map(({ type }) => type)], ['accepted', ['ActProposed']]);
    assert.equal(county.row('station', station)?.partner, partner, 'one alone changes nothing');
    assert.equal(confirm(clerk), 'own-proposal');
    assert.equal(confirm(), 'accepted');
    assert.deepEqual(
      [accountOf.cash(station), accountOf.partnerOwes(partner)].map((account) => county.balance(account)),
      [0, 2_500],
    );
    assert.equal(county.balance(chart.centreCash) - centreFen, 1_500);
    assert.deepEqual(county.row('station', station)?.partner, null);
    assert.deepEqual(county.row('member', partner)?.holdings, []);
    assert.equal(county.row('station', station)?.openOrders, 1, 'the order is still owed to the villager');
    assert.equal(county.say('close-station', { station, reason: 'other' }, { by: clerk }).to, 'still-held');
  });

  test('is not taken back by its own partner’s word, nor by figures that changed since they were shown', () => {
    const { county, takeBack } = withPartnerGone();
    const { confirm } = takeBack(4_000);
    county.must('grant-role', { person: county.partner, role: 'finance-approver', place: COUNTY });
    assert.equal(confirm(county.partner), 'own-proposal');
    const lines = [{ product: county.product, quantity: 1, priceFen: 1_000 }];
    county.must('place-order', { station: county.station, villager: county.villager, lines }, { by: county.partner });
    assert.equal(confirm(), 'proposal-outdated');
  });

  test('has nobody who owes where more is found than the books say, and none where it has no partner', () => {
    const { county, takeBack } = withPartnerGone();
    const { station, partner } = county;
    assert.equal(takeBack(4_700).confirm(), 'accepted');
    assert.equal(county.balance(accountOf.cashShortOver(station)), -700);
    assert.equal(county.balance(accountOf.partnerOwes(partner)), 0);
    assert.equal(takeBack(0).to, 'partner-changed');
    assert.equal(takeBack(0, null).confirm(), 'accepted');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId, TestCounty } from '../test-county.ts';

describe('A station and its partner’s time there', () => {
  const order = (county: TestCounty, tender: string) => {
    const id = newId();
    county.must(
      'place-order',
      {
        station: county.station,
        villager: county.villager,
        tender,
        lines: [{ product: county.product, quantity: 2, priceFen: 1_000 }],
      },
      { by: county.partner, id },
    );
    return id;
  };
  /** What closing and ending come to: the same of both. */
  const ends = (county: TestCounty) => {
    const { station, clerk } = county;
    const end = county.say('end-appointment', { station }, { by: clerk }).to;
    if (end !== 'accepted')
      assert.equal(county.say('close-station', { station, reason: 'other' }, { by: clerk }).to, end);
    return end;
  };

  test('do not end with cash in the drawer or on its way, open orders or tabs', () => {
    const county = new TestCounty().begin();
    const { station, partner, clerk } = county;
    const [paid, written] = [order(county, 'cash'), order(county, 'tab')];
    assert.equal(ends(county), 'still-held');
    for (const id of [paid, written]) {
      county.must('receive-order', { order: id }, { by: clerk });
      county.must('collect-order', { order: id }, { by: partner });
    }
    assert.equal(ends(county), 'still-held', 'cash and a tab are there');
    county.must('pay-tab', { villager: county.villager, tender: 'cash', amountFen: 2_000 }, { by: partner });
    assert.equal(ends(county), 'still-held', 'cash is there');
    const remittance = newId();
    county.must('remit-cash', { station, amountFen: 4_000 }, { by: partner, id: remittance });
    assert.equal(ends(county), 'still-held', 'it is on its way');
    county.must('confirm-remittance', { remittance, countedFen: 4_000, reason: null }, { by: clerk });
    assert.equal(ends(county), 'accepted');
  });

  test('do not end with a consignment on the shelf, and a tab is settled by calling its order off', () => {
    const county = new TestCounty().begin();
    const { station, partner } = county;
    const consignment = newId();
    county.must(
      'register-consignment',
      {
        consignment,
        station,
        kind: 'parcel',
        sender: null,
        pieces: 1,
        weightGrams: 1_000,
        volumeCubicDecimetres: 10,
        cold: false,
      },
      { by: partner, personal: { name: '城里的女儿', phone: '13800001111' } },
    );
    const written = order(county, 'tab');
    assert.equal(ends(county), 'still-held');
    county.must('cancel-order', { order: written, reason: 'changed-mind' }, { by: partner });
    assert.equal(ends(county), 'still-held');
    county.must('cancel-consignment', { consignment }, { by: partner });
    assert.equal(ends(county), 'accepted');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { accountOf, chart } from '../accounts.ts';
import { DAY, portionOf } from '../kernel/index.ts';
import { newId, START } from '../test-county.ts';
import { ProduceCounty } from './test-produce.ts';

const begun = () => new ProduceCounty().begin();

describe('what a household brings', () => {
  test('is weighed, priced by its grade, paid out of the drawer, and booked to the fen', () => {
    const county = begun();
    const { to, events } = county.takeIn();
    assert.equal(to, 'accepted');
    assert.deepEqual(events[0]?.data, {
      ...county.brought({ ticket: county.tickets[0]?.id }),
      moistureGrams: 0,
      dirtGrams: 0,
      village: county.tickets[0]?.village,
      partner: county.partner,
      amountFen: 80_000,
      year: 2026,
      implausible: null,
    });
    assert.equal(county.balance(accountOf.cash(county.station)), 120_000);
    assert.equal(county.balance(chart.produceBought), 80_000);
    assert.deepEqual(county.row('household', county.household)?.last, {
      commodity: county.commodity,
      grade: 0,
      tareGrams: 1_000,
    });
  });

  test('that is owed stands on the household’s account and is paid by a settlement', () => {
    const county = begun();
    assert.equal(county.takeIn({ payment: 'owed' }).to, 'accepted');
    assert.equal(county.balance(accountOf.cash(county.station)), 200_000);
    assert.equal(county.balance(accountOf.householdPayable(county.household)), -80_000);
    const approver = newId();
    county.must('grant-role', { person: approver, role: 'finance-approver', place: '220112' });
    county.wait(60);
    const settlement = newId();
    county.must('prepare-settlement', { settlement, period: '2026-11', pays: 'produce' }, { by: county.clerk });
    county.must('approve-settlement', { settlement }, { by: approver });
    assert.deepEqual(
      county.row('settlement', settlement)?.lines.map(({ partner, as, amountFen }) => [partner, as, amountFen]),
      [[county.household, 'household', 80_000]],
    );
    assert.equal(county.balance(accountOf.householdPayable(county.household)), 0);
  });

  test('loses what is above the free share of moisture and dirt, of the goods without their basket', () => {
    const county = begun();
    // 20 kg; 5 % too moist is 1,000 g, half a per cent too dirty 100 g.
    const measured = { moistureBasisPoints: 1_500, dirtBasisPoints: 150 };
    assert.equal(county.takeIn({ ...measured, netGrams: 18_900 }).to, 'accepted');
    assert.deepEqual(
      county.tickets.map(({ moistureGrams, dirtGrams, amountFen }) => [moistureGrams, dirtGrams, amountFen]),
      [[1_000, 100, 75_600]],
    );
    assert.equal(county.takeIn(measured).to, 'net-differs', 'what was read out is what is booked');
    assert.equal(county.takeIn({ moistureBasisPoints: 10_000, dirtBasisPoints: 10_000 }).to, 'net-nothing');
  });

  test('is not taken where its basket weighs as much: the tare lessens the weight, it never adds to it, and no ticket is nothing', () => {
    const county = begun();
    for (const tareGrams of [21_000, 30_000])
      assert.equal(county.takeIn({ tareGrams, netGrams: 1 }).to, 'tare-not-below-gross');
    assert.equal(county.takeIn({ tareGrams: 2_000, netGrams: 19_000 }).to, 'accepted');
    assert.equal(county.tickets[0]?.amountFen, 76_000);
    for (const grossGrams of [0, -5, 0.5, 5_000_001, 6_920_123_456_789, '21000', '２１０００'])
      assert.match(county.takeIn({ grossGrams }).to, /^weight-out-of-range$/, String(grossGrams));
    assert.equal(county.takeIn({ netGrams: 0 }).to, 'weight-out-of-range');
  });

  test('may be more than it can have: that is flagged with both figures, and taken', () => {
    const county = begun();
    const much = { grossGrams: 601_000, netGrams: 600_000, payment: 'owed' };
    assert.equal(county.takeIn(much).to, 'accepted');
    assert.equal(county.tickets[0]?.implausible, null, 'two mu give 600 kg a year');
    assert.equal(county.takeIn().to, 'accepted');
    assert.deepEqual(county.tickets[1]?.implausible, { broughtGrams: 620_000, plausibleGrams: 600_000 });
  });

  test('counts towards no other year and towards nothing once it is reversed', () => {
    const county = begun();
    county.takeIn({ grossGrams: 601_000, netGrams: 600_000, payment: 'owed' });
    county.now = START + 60 * DAY;
    county.takeIn();
    assert.equal(county.tickets[1]?.implausible, null, 'another year');
    assert.equal(county.reverse(county.tickets[1]?.id ?? '').to, 'accepted');
    assert.deepEqual(county.row('household', county.household)?.brought, [
      { commodity: county.commodity, year: 2026, netGrams: 600_000 },
      { commodity: county.commodity, year: 2027, netGrams: 0 },
    ]);
  });

  test('is not paid with more than the drawer has', () => {
    const county = begun();
    assert.equal(county.takeIn({ grossGrams: 51_000, netGrams: 50_000 }).to, 'accepted');
    assert.equal(county.balance(accountOf.cash(county.station)), 0);
    assert.equal(county.takeIn().to, 'drawer-short');
    assert.equal(county.takeIn({ payment: 'owed' }).to, 'accepted');
  });

  test('is brought by somebody of the household, to the station that it belongs to', () => {
    const county = begun();
    const [stranger, station] = [newId(), newId()];
    county.must('register-villager', { villager: stranger, station: county.station }, { by: county.partner });
    assert.equal(county.takeIn({ seller: stranger }).to, 'seller-not-of-household');
    assert.equal(county.takeIn({ household: newId() }).to, 'household-unknown');
    county.must('open-station', { station, village: '220112102202', name: '王家服务站' }, { by: county.clerk });
    const partner = newId();
    county.must('appoint-partner', { station, person: partner }, { by: county.clerk });
    const villager = newId();
    county.must('register-villager', { villager, station }, { by: partner });
    const elsewhere = county.say('take-in', county.brought({ station, seller: villager }), { by: partner });
    assert.equal(elsewhere.to, 'household-elsewhere');
  });

  test('goes by the price that its counter could know when it was weighed', () => {
    const county = begun();
    const weighedAt = START + DAY;
    county.now = START + 2 * DAY;
    county.must('set-commodity-terms', county.termsOf({ from: '2026-11-23', pricesFenPerKg: [4_200, 3_000] }), {
      by: county.clerk,
    });
    assert.equal(county.takeIn({}, { at: weighedAt }).to, 'accepted', 'brought before the price changed, sent after');
    county.now += 1;
    assert.equal(county.takeIn().to, 'intake-price-changed');
    assert.equal(county.takeIn({ priceFenPerKg: 4_200 }).to, 'accepted');
  });
});

describe('a ticket that is wrong', () => {
  test('is reversed to the fen and written again; both stay, and each knows of the other', () => {
    const county = begun();
    const before = county.balance(accountOf.cash(county.station));
    county.takeIn();
    const wrong = county.tickets[0]?.id ?? '';
    assert.equal(county.takeIn({ replaces: wrong }).to, 'ticket-not-to-replace', 'the former ticket stands yet');
    assert.equal(county.reverse(wrong).to, 'accepted');
    assert.equal(county.balance(accountOf.cash(county.station)), before);
    assert.equal(county.balance(chart.produceBought), 0);
    assert.equal(county.reverse(wrong).to, 'ticket-reversed');
    const right = newId();
    assert.equal(
      county.takeIn({ ticket: right, replaces: wrong, grossGrams: 19_000, netGrams: 18_000 }).to,
      'accepted',
    );
    assert.deepEqual(
      county.tickets.map(({ id, stage, replaces, replacedBy }) => [id, stage, replaces, replacedBy]),
      [
        [wrong, 'reversed', null, right],
        [right, 'taken', wrong, null],
      ],
    );
    assert.equal(county.takeIn({ replaces: wrong }).to, 'ticket-not-to-replace', 'one takes its place, not two');
  });

  test('that was paid in cash may be set against what the household is owed; one that was owed gives no cash back', () => {
    const county = begun();
    county.takeIn();
    county.takeIn({ payment: 'owed' });
    const [paid = '', owed = ''] = county.tickets.map(({ id }) => id);
    assert.equal(county.reverse(owed, { back: 'cash' }).to, 'ticket-not-paid-in-cash');
    assert.equal(county.reverse(paid, { back: 'owed' }).to, 'accepted');
    assert.equal(county.balance(accountOf.householdPayable(county.household)), 0);
  });

  test('gives no cash back into a drawer that nobody answers for any more: it goes off what the household is owed', () => {
    const county = begun();
    county.must('take-in', county.brought({ grossGrams: 51_000, netGrams: 50_000 }), { by: county.partner });
    const ticket = county.tickets[0]?.id ?? '';
    county.must('end-appointment', { station: county.station }, { by: county.clerk });
    const reverse = (back: string) =>
      county.say('reverse-ticket', { ticket, back, reason: 'not-bought' }, { by: county.clerk }).to;
    assert.equal(reverse('cash'), 'station-without-partner');
    assert.equal(reverse('owed'), 'accepted');
    assert.equal(county.balance(accountOf.cash(county.station)), 0);
  });

  test('of three leaves the sum of the other two', () => {
    const county = begun();
    for (const kilograms of [1, 2, 4])
      county.takeIn({ grossGrams: 1_000 + kilograms * 1_000, netGrams: kilograms * 1_000 });
    county.reverse(county.tickets[1]?.id ?? '');
    assert.equal(county.row('household', county.household)?.brought[0]?.netGrams, 5_000);
    assert.equal(county.balance(chart.produceBought), 20_000);
  });
});

test('whatever is taken in and reversed: the tickets that stand come to what is booked, the drawer and what is owed to what was paid', () => {
  const act = fc.record({
    goods: fc.integer({ min: 1, max: 9_999 }),
    tare: fc.integer({ min: 0, max: 2_000 }),
    moisture: fc.option(fc.integer({ min: 0, max: 9_000 })),
    dirt: fc.option(fc.integer({ min: 0, max: 900 })),
    grade: fc.integer({ min: 0, max: 1 }),
    payment: fc.constantFrom('cash', 'owed'),
    back: fc.constantFrom('cash', 'owed'),
    reversed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const county = begun();
      for (const { goods, tare, moisture, dirt, grade, payment, back, reversed } of acts) {
        const off =
          portionOf(goods, Math.max(0, (moisture ?? 0) - 1_000), 10_000) +
          portionOf(goods, Math.max(0, (dirt ?? 0) - 100), 10_000);
        const ticket = newId();
        const { to } = county.takeIn({
          ticket,
          grade,
          payment,
          grossGrams: goods + tare,
          tareGrams: tare,
          moistureBasisPoints: moisture,
          dirtBasisPoints: dirt,
          netGrams: goods - off,
          priceFenPerKg: grade === 0 ? 4_000 : 3_000,
        });
        if (to === 'accepted' && reversed) county.reverse(ticket, { back: payment === 'cash' ? back : 'owed' });
      }
      const { tickets, household, station } = county;
      const stands = tickets.filter(({ stage }) => stage === 'taken');
      const sum = (of: readonly { amountFen: number }[]) => of.reduce((all, { amountFen }) => all + amountFen, 0);
      assert.equal(county.balance(chart.produceBought), sum(stands));
      const out = 200_000 - county.balance(accountOf.cash(station));
      const owed = -county.balance(accountOf.householdPayable(household));
      assert.equal(out + owed, sum(stands));
      assert.ok(out >= 0 && county.balance(accountOf.cash(station)) >= 0);
      assert.equal(county.sumOfBalances, 0);
      const brought = county.row('household', household)?.brought ?? [];
      assert.equal(
        brought.reduce((all, { netGrams }) => all + netGrams, 0),
        stands.reduce((all, { netGrams }) => all + netGrams, 0),
      );
    }),
    { numRuns: 60 },
  );
});

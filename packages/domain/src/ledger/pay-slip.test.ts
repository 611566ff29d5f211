import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { accountOf } from '../accounts.ts';
import { businessMonth, DAY, invariant, type Speaker } from '../kernel/index.ts';
import { rebateAccounts } from '../purchasing/index.ts';
import { COUNTY, newId, TestCounty } from '../test-county.ts';
import { grossOf } from './withhold.ts';
import { payDayFrom, paySlip, slipBookingOf, withDays, type SlipBooking, type SlipPayout } from './pay-slip.ts';

const due = { monthsAfter: 1, day: 'settlement-day' } as const;

/** A partner's months: what is booked to them, and what is settled. */
class PartnersMonths {
  readonly here = new TestCounty().begin({ stockUnits: 1_000 });
  readonly bookings: SlipBooking[] = [];
  readonly orders: string[] = [];
  readonly parcels: string[] = [];
  private readonly approver = newId();
  private readonly preparedSeq = new Map<string, number>();
  private seq = 0;

  constructor() {
    this.here.must('grant-role', { person: this.approver, role: 'finance-approver', place: COUNTY });
  }

  say(type: string, payload: unknown, { by, id = newId() }: { by?: Speaker; id?: string } = {}): string {
    const { to, postings } = this.here.say(type, payload, { by: by ?? this.here.clerk, id });
    this.seq += 1;
    const own = new Set(rebateAccounts(this.here.partner));
    const { seq } = this;
    for (const posting of postings)
      if (own.has(posting.account)) this.bookings.push(...slipBookingOf({ ...posting, seq, at: this.here.now }));
    return to;
  }

  order(quantity: number): void {
    const { station, villager, product, partner } = this.here;
    const id = newId();
    const lines = [{ product, quantity, priceFen: 1_000 }];
    const to = this.say('place-order', { station, villager, tender: 'qr', lines }, { by: partner, id });
    if (to === 'accepted') this.orders.push(id);
  }

  parcel(): void {
    const { station, villager } = this.here;
    const [parcel, load] = [newId(), newId()];
    const number = `SF${parcel.slice(-12).toUpperCase()}`;
    this.say('register-parcel', { parcel, number, carrier: 'sf', station, villager, order: null, weightGrams: null });
    this.parcels.push(parcel);
    this.bring(parcel, load);
  }

  bring(parcel: string, load = newId()): void {
    const { station, partner } = this.here;
    this.say('load-van', { load, station, seal: 'A-1', van: '1号车', driver: null, parcels: [parcel] });
    this.say('receive-parcels', { station, load, sealWhole: true, parcels: [parcel] }, { by: partner });
  }

  settle(): void {
    const settlement = newId();
    const period = businessMonth(this.here.now - 62 * DAY);
    if (this.say('prepare-settlement', { settlement, period }) !== 'accepted') return;
    this.preparedSeq.set(settlement, this.seq);
    // More is released while it waits for its approver: that is not in it.
    for (const order of this.orders) this.say('release-rebate', { order });
    invariant(this.say('approve-settlement', { settlement }, { by: this.approver }) === 'accepted', 'it is approved');
  }

  get payouts(): readonly (SlipPayout & { readonly amountFen: number })[] {
    return this.here.all('settlement').flatMap(({ id: settlement, period, lines }) =>
      lines
        .filter(({ partner }) => partner === this.here.partner)
        .map(({ stage, reason, ...line }) => ({
          settlement,
          period,
          stage,
          reason,
          amountFen: grossOf(line),
          preparedSeq: this.preparedSeq.get(settlement) ?? 0,
          at: this.here.now,
        })),
    );
  }

  owed(of: (partner: string) => string): number {
    return 0 - this.here.balance(of(this.here.partner));
  }
}

const which = fc.nat({ max: 9 });
const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('order' as const), quantity: fc.integer({ min: 1, max: 7 }) }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('hand over' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('return' as const), which, units: fc.integer({ min: 1, max: 7 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), which }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('release' as const), which }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('parcel' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('hand out', 'take back', 'bring again', 'send back'), which }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
);
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

function live(moves: readonly Move[]): PartnersMonths {
  const months = new PartnersMonths();
  const { here, orders, parcels } = months;
  const { clerk, partner, product } = here;
  const at = (of: readonly string[], turn: number) => of[turn % Math.max(1, of.length)] ?? newId();
  for (const one of moves) {
    switch (one.does) {
      case 'order':
        months.order(one.quantity);
        break;
      case 'hand over':
        months.say('receive-order', { order: at(orders, one.which) });
        months.say('collect-order', { order: at(orders, one.which) }, { by: partner });
        break;
      case 'return': {
        const lines = [{ product, quantity: one.units }];
        months.say('return-order', { order: at(orders, one.which), reason: 'damaged', lines }, { by: partner });
        break;
      }
      case 'cancel':
        months.say('cancel-order', { order: at(orders, one.which), reason: 'other' });
        break;
      case 'release':
        months.say('release-rebate', { order: at(orders, one.which) });
        break;
      case 'parcel':
        months.parcel();
        break;
      case 'hand out': {
        const parcel = at(parcels, one.which);
        months.say('hand-out-parcel', { parcel, proof: 'known', code: null, consent: null }, { by: partner });
        break;
      }
      case 'take back':
        months.say('take-back-parcels', { station: here.station, parcels: [at(parcels, one.which)] }, { by: clerk });
        break;
      case 'bring again':
        months.bring(at(parcels, one.which));
        break;
      case 'send back':
        months.say('return-parcel', { parcel: at(parcels, one.which), reason: 'refused' });
        break;
      case 'settle':
        months.settle();
        break;
      case 'wait':
        here.wait(one.days);
        break;
    }
  }
  return months;
}

const sum = (rows: readonly { readonly amountFen: number }[]) =>
  rows.reduce((all, { amountFen }) => all + amountFen, 0);

describe('a pay slip', () => {
  test('comes to what the ledger says, to the fen: heap by heap, payout by payout, whatever people do', () => {
    let [settled, corrected] = [0, 0];
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60, size: 'max' }), (moves) => {
        const months = live(moves);
        const { payouts, bookings } = months;
        const slip = paySlip(bookings, payouts);
        const parts = slip.flatMap((line) => line.parts);
        const standing = (where: string) => sum(parts.filter(({ stands }) => stands === where));
        assert.deepEqual(
          [standing('accrued'), standing('pending'), standing('payable')],
          [
            months.owed(accountOf.rebateAccrued),
            months.owed(accountOf.rebatePending),
            months.owed(accountOf.rebatePayable),
          ],
        );
        for (const { settlement, amountFen } of payouts)
          assert.equal(sum(parts.filter((part) => part.settled?.settlement === settlement)), amountFen);
        for (const line of slip) {
          assert.ok(line.whole);
          assert.equal(sum(line.parts), line.amountFen);
          if (line.takenBackFen < 0) corrected += 1;
        }
        const things = slip.map(({ about }) => `${about.kind} ${about.id}`);
        assert.equal(new Set(things).size, things.length, 'one line for one thing');
        const days = slip.map(({ at }) => at);
        assert.deepEqual(
          days,
          days.toSorted((one, other) => other - one),
          'in the order of time',
        );
        settled += payouts.length;
      }),
      { numRuns: 120, seed: 20_261_130 },
    );
    assert.ok(settled > 10 && corrected > 50, `${settled} payouts, ${corrected} lines with corrections`);
  });

  test('says the same of what began after a day, whether it knows what was booked before or not', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60, size: 'max' }), fc.nat({ max: 120 }), (moves, days) => {
        const { bookings, payouts } = live(moves);
        const since = (bookings[0]?.at ?? 0) + days * DAY;
        const shown = (of: readonly SlipBooking[]) =>
          paySlip(of, payouts).filter(({ at, whole }) => whole && at >= since);
        assert.deepEqual(shown(bookings.filter(({ at }) => at >= since)), shown(bookings));
      }),
      { numRuns: 120, seed: 20_261_130 },
    );
  });

  test('shows an order of which a part came back as one line: what is left, and what was taken off it', () => {
    const months = new PartnersMonths();
    const { partner, product } = months.here;
    months.order(4);
    const [order] = months.orders;
    months.say('receive-order', { order });
    months.here.wait(2);
    months.say('collect-order', { order }, { by: partner });
    months.say('return-order', { order, reason: 'damaged', lines: [{ product, quantity: 1 }] }, { by: partner });
    const [line, ...more] = paySlip(months.bookings, []);
    assert.equal(more.length, 0);
    assert.deepEqual(
      { amountFen: line?.amountFen, takenBackFen: line?.takenBackFen, parts: line?.parts },
      { amountFen: 150, takenBackFen: -50, parts: [{ stands: 'pending', amountFen: 150, settled: null }] },
    );
    assert.equal(line?.at, months.here.now - 2 * DAY, 'on the day of the order');
  });

  test('what was called off stays on its day, at nothing', () => {
    const months = new PartnersMonths();
    months.order(4);
    months.say('cancel-order', { order: months.orders[0], reason: 'other' });
    const [line] = paySlip(months.bookings, []);
    assert.deepEqual([line?.amountFen, line?.takenBackFen, line?.parts, line?.whole], [0, -200, [], true]);
  });

  test('says when what is open is paid: on the settlement day after its window, in the month after the last one settled', () => {
    const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`);
    assert.equal(payDayFrom(due, 20, at('2026-11-05')), '2026-11-20');
    assert.equal(payDayFrom(due, 20, at('2026-11-20')), '2026-11-20');
    assert.equal(payDayFrom(due, 20, at('2026-11-21')), '2026-12-20');
    assert.equal(payDayFrom(due, 5, at('2026-12-06')), '2027-01-05');
    // October was settled on the day itself: what is payable since waits for November's.
    assert.equal(payDayFrom(due, 20, at('2026-11-20'), '2026-10'), '2026-12-20');
    assert.equal(payDayFrom(due, 20, at('2026-11-05'), '2026-08'), '2026-11-20');
    const until = at('2026-11-25');
    const days = { now: at('2026-11-18'), due, settlementDay: 20, payouts: [] };
    const parts = [
      { stands: 'accrued', amountFen: 1, settled: null },
      { stands: 'pending', amountFen: 2, settled: null },
      { stands: 'payable', amountFen: 3, settled: null },
    ] as const;
    assert.deepEqual(
      withDays(parts, until, days).map(({ until: waits, payDay }) => [waits, payDay]),
      [
        [null, null],
        [until, '2026-12-20'],
        [null, '2026-11-20'],
      ],
    );
    // A window that is over and not released yet is paid no earlier than the next settlement.
    const late = withDays(parts, until, { ...days, now: at('2026-12-30') });
    assert.equal(late[1]?.payDay, '2027-01-20');
  });
});

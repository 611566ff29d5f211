import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../test-county.ts';
import { accountOf, chart } from '../accounts.ts';
import { businessDay } from '../kernel/index.ts';
import { type Settlement } from '../ledger/index.ts';
import { FleetCounty } from '../loops/test-fleet.ts';

/** A county that drives loops, settles what they cost, and pays for them. The driver’s hour costs 30 yuan, the van’s day 100. */
class PayingCounty extends FleetCounty {
  readonly approver = newId();
  private days = 0;

  constructor() {
    super();
    this.must('grant-role', { person: this.approver, role: 'finance-approver', place: '220112' });
    for (const van of this.vans) this.type(van);
  }

  /** A loop driven and settled: 10,000 + 1 yuan a kilometre to the owner, 3,000 an hour to the driver. */
  driven({
    kilometres = 20,
    van = 0,
    parcels = 0,
  }: { kilometres?: number; van?: 0 | 1; parcels?: number } = {}): string {
    const loop = this.loop([this.stop(0)], { vehicle: this.vans[van], driver: this.drivers[van] });
    const day = new Date(Date.UTC(2026, 0, 1 + this.days)).toISOString().slice(0, 10);
    this.days += 1;
    assert.equal(this.plan([loop], { day }), 'accepted');
    const carried = Array.from({ length: parcels }, () => this.parcel(0));
    const load = parcels === 0 ? undefined : this.load(0, carried, loop.loop);
    this.must('start-loop', { loop: loop.loop }, { by: this.drivers[van] });
    if (load !== undefined)
      this.must('receive-parcels', { station: this.stations[0], load, sealWhole: true, parcels: carried });
    this.must(
      'finish-loop',
      { loop: loop.loop, actualMetres: kilometres * 1_000, actualMinutes: 60 },
      { by: this.drivers[van] },
    );
    this.settle(loop.loop);
    return loop.loop;
  }

  settle(loop: string, more: object = {}): void {
    this.must('settle-loop', { loop, metres: null, minutes: null, extras: [], ...more }, { by: this.clerk });
  }

  reverse(loop: string): void {
    this.must('reverse-loop-cost', { loop, reason: 'wrong-distance' }, { by: this.clerk });
  }

  prepare(period: string): { readonly to: string; readonly id: string } {
    const settlement = newId();
    return {
      to: this.say('prepare-settlement', { settlement, period, pays: 'loops' }, { by: this.clerk }).to,
      id: settlement,
    };
  }

  approve(settlement: string): string {
    return this.say('approve-settlement', { settlement }, { by: this.approver }).to;
  }

  /** Prepares, approves, and has the bank pay every line. */
  paid(period: string): Settlement {
    const { to, id } = this.prepare(period);
    assert.equal(to, 'accepted');
    for (const { partner } of this.settlement(id).lines) this.payee(partner);
    assert.equal(this.approve(id), 'accepted');
    this.must('issue-payout-file', { settlement: id }, { by: this.approver });
    for (const { serial } of this.settlement(id).lines)
      this.must('record-payout', { settlement: id, serial, result: 'paid' }, { by: this.clerk });
    return this.settlement(id);
  }

  type(payee: string, type = 'self-employed'): void {
    this.must('set-payee-type', { payee, type, from: businessDay(this.now) }, { by: this.clerk });
  }

  payee(person: string): void {
    this.must(
      'set-payee',
      { person },
      { by: this.clerk, personal: { accountName: '刘强', bank: '中国农业银行', accountNumber: '6228480402564890018' } },
    );
  }

  settlement(id: string): Settlement {
    const row = this.row('settlement', id);
    assert.ok(row !== undefined);
    return row;
  }

  owed(of: (id: string) => string, id: string): number {
    return -this.balance(of(id)) + 0;
  }
}
const amounts = (lines: Settlement['lines'] | Settlement['carried']) =>
  lines.map(({ partner, as, amountFen }) => [partner, as, amountFen]);

describe('What loops cost', () => {
  test('is paid to the vehicle’s owner and to the driver by a settlement of its own, by somebody other than who prepared it', () => {
    const here = new PayingCounty();
    here.driven();
    const { id } = here.prepare('2026-01');
    assert.deepEqual(amounts(here.settlement(id).lines), [
      [here.vans[0], 'vehicle', 12_000],
      [here.drivers[0], 'driver', 3_000],
    ]);
    assert.equal(here.say('approve-settlement', { settlement: id }, { by: here.clerk }).to, 'not-allowed');
    assert.equal(here.approve(id), 'accepted');
    assert.deepEqual(
      [here.owed(accountOf.vehiclePayable, here.vans[0]), here.owed(accountOf.loopPayout, here.vans[0])],
      [0, 12_000],
    );
    // Without bank details nothing leaves; then each once.
    assert.equal(here.say('issue-payout-file', { settlement: id }, { by: here.approver }).to, 'payee-missing');
    here.payee(here.vans[0]);
    here.payee(here.drivers[0]);
    // Set after the approval, they wait for an approver's look.
    assert.equal(here.say('issue-payout-file', { settlement: id }, { by: here.approver }).to, 'payee-changed');
    here.must('confirm-payouts', { settlement: id, serials: [1, 2] }, { by: here.approver });
    here.must('issue-payout-file', { settlement: id }, { by: here.approver });
    assert.equal(here.say('issue-payout-file', { settlement: id }, { by: here.approver }).to, 'nothing-to-pay');
    here.must('record-payout', { settlement: id, serial: 1, result: 'paid' }, { by: here.clerk });
    assert.equal(
      here.say('record-payout', { settlement: id, serial: 1, result: 'paid' }, { by: here.clerk }).to,
      'payout-not-ready',
    );
    assert.deepEqual([here.balance(chart.bank), here.sumOfBalances], [-12_000, 0]);
  });

  test('is recorded a whole payout file at once, those that bounced with their reasons; nothing where one was recorded meanwhile', () => {
    const here = new PayingCounty();
    here.driven();
    here.driven({ van: 1 });
    const { id } = here.prepare('2026-01');
    for (const { partner } of here.settlement(id).lines) here.payee(partner);
    assert.equal(here.approve(id), 'accepted');
    const run = (paidFen: number, bounced: readonly object[] = []) =>
      here.say('record-payout-run', { settlement: id, file: 1, paidFen, bounced }, { by: here.clerk }).to;
    assert.equal(run(0), 'payout-run-changed', 'nothing is with the bank yet');
    here.must('issue-payout-file', { settlement: id }, { by: here.approver });
    const lines = here.settlement(id).lines;
    assert.deepEqual(
      lines.map(({ amountFen }) => amountFen),
      [12_000, 12_000, 3_000, 3_000],
    );
    const back = [
      { serial: 2, reason: 'account-closed' },
      { serial: 4, reason: 'name-differs' },
    ];
    assert.equal(run(15_001, back), 'payout-run-changed', 'the sum is not what was seen');
    assert.equal(run(15_000, [...back, { serial: 9, reason: 'other' }]), 'payout-unknown');
    assert.equal(run(15_000, [back[0] ?? {}, ...back]), 'malformed-command', 'nobody bounces twice');
    here.must('record-payout', { settlement: id, serial: 1, result: 'paid' }, { by: here.clerk });
    assert.equal(run(15_000, back), 'payout-run-changed', 'one was recorded meanwhile');
    assert.deepEqual(
      here.settlement(id).lines.map(({ stage }) => stage),
      ['paid', 'instructed', 'instructed', 'instructed'],
    );
    assert.equal(run(3_000, back), 'accepted');
    assert.deepEqual(
      here.settlement(id).lines.map(({ stage, reason }) => [stage, reason]),
      [
        ['paid', null],
        ['bounced', 'account-closed'],
        ['paid', null],
        ['bounced', 'name-differs'],
      ],
    );
    assert.deepEqual([here.balance(chart.bank), here.sumOfBalances], [-15_000, 0]);
    assert.equal(run(0), 'payout-run-changed');
  });

  test('comes back where the bank bounces it, and is tried again once its bank details are set anew', () => {
    const here = new PayingCounty();
    here.driven();
    const { id } = here.prepare('2026-01');
    here.payee(here.drivers[0]);
    here.approve(id);
    here.must('issue-payout-file', { settlement: id }, { by: here.approver });
    const line = { settlement: id, serial: 2 };
    here.must('record-payout', { ...line, result: 'bounced', reason: 'account-wrong' }, { by: here.clerk });
    assert.equal(here.owed(accountOf.loopPayoutBounced, here.drivers[0]), 3_000);
    assert.equal(here.say('retry-payout', line, { by: here.clerk }).to, 'payee-unchanged');
    here.payee(here.drivers[0]);
    here.must('retry-payout', line, { by: here.clerk });
    assert.deepEqual(
      [here.owed(accountOf.loopPayoutBounced, here.drivers[0]), here.owed(accountOf.loopPayout, here.drivers[0])],
      [0, 3_000],
    );
  });

  test('and the partners’ rebates are settled beside each other, each once a month', () => {
    const here = new PayingCounty();
    here.driven();
    assert.equal(
      here.say('prepare-settlement', { settlement: newId(), period: '2026-01' }, { by: here.clerk }).to,
      'nothing-payable',
    );
    const { id } = here.prepare('2026-01');
    assert.equal(here.prepare('2026-02').to, 'settlement-open');
    assert.equal(
      here.say('prepare-settlement', { settlement: newId(), period: '2026-01' }, { by: here.clerk }).to,
      'nothing-payable',
    );
    here.approve(id);
    assert.equal(here.prepare('2026-01').to, 'period-settled');
    assert.equal(here.prepare('2026-02').to, 'nothing-owed-for-loops');
  });

  test('reversed before it is approved is not paid; reversed after it was paid it is carried over and set off', () => {
    const here = new PayingCounty();
    const [first, second] = [here.driven(), here.driven({ van: 1 })];
    const { id } = here.prepare('2026-01');
    here.reverse(second);
    assert.equal(here.approve(id), 'payable-changed');
    here.must('reject-settlement', { settlement: id, reason: 'wrong-amount' }, { by: here.approver });
    assert.deepEqual(amounts(here.paid('2026-01').lines), [
      [here.vans[0], 'vehicle', 12_000],
      [here.drivers[0], 'driver', 3_000],
    ]);
    // Ten kilometres too many were paid.
    here.reverse(first);
    here.settle(first, { metres: 10_000 });
    here.driven({ van: 1 });
    const next = here.paid('2026-02');
    assert.deepEqual(amounts(next.carried), [[here.vans[0], 'vehicle', -1_000]]);
    here.driven();
    assert.deepEqual(amounts(here.paid('2026-03').lines), [
      [here.vans[0], 'vehicle', 11_000],
      [here.drivers[0], 'driver', 3_000],
    ]);
  });

  test('is never paid twice, whatever is driven, reversed, settled again and paid in whatever order', () => {
    const step = fc.record({
      what: fc.constantFrom('drive', 'drive', 'reverse', 'again', 'pay', 'prepare', 'approve'),
      van: fc.constantFrom(0, 1),
      which: fc.nat(6),
      kilometres: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const here = new PayingCounty();
        const loops: string[] = [];
        let [month, open] = [0, ''];
        const period = () => `2025-${String((month += 1)).padStart(2, '0')}`;
        for (const { what, van, which, kilometres } of steps) {
          const loop = loops[which] ?? '';
          if (what === 'drive') loops.push(here.driven({ van, kilometres }));
          else if (what === 'reverse') here.say('reverse-loop-cost', { loop, reason: 'other' }, { by: here.clerk });
          else if (what === 'again')
            here.say(
              'settle-loop',
              { loop, metres: kilometres * 1_000, minutes: null, extras: [] },
              { by: here.clerk },
            );
          else if (month > 10) continue;
          else if (what === 'prepare' && open === '') {
            const made = here.prepare(period());
            open = made.to === 'accepted' ? made.id : '';
          } else if (open !== '') {
            if (here.approve(open) !== 'accepted')
              here.must('reject-settlement', { settlement: open, reason: 'wrong-amount' }, { by: here.approver });
            open = '';
          } else if (what === 'pay' && here.prepare(period()).to === 'nothing-owed-for-loops') continue;
          else if (what === 'pay') {
            const last = here.all('settlement').find(({ stage }) => stage === 'prepared');
            open = last?.id ?? '';
          }
          // What was booked for a vehicle or driver is owed, on its way, or was paid: never more.
          for (const [index, payable, id] of [
            [0, accountOf.vehiclePayable, here.vans[0]],
            [0, accountOf.driverPayable, here.drivers[0]],
            [1, accountOf.vehiclePayable, here.vans[1]],
            [1, accountOf.driverPayable, here.drivers[1]],
          ] as const) {
            const charges = loops
              .map((one) => here.row('loopCharge', one))
              .filter((row) => row?.stage === 'settled' && row.vehicle === here.vans[index]);
            const booked = charges.reduce(
              (sum, row) =>
                sum +
                (payable === accountOf.driverPayable
                  ? (row?.cost.driverFen ?? 0)
                  : (row?.cost.vehicleFen ?? 0) + (row?.cost.distanceFen ?? 0)),
              0,
            );
            assert.equal(here.owed(payable, id) + here.owed(accountOf.loopPayout, id), booked);
          }
          assert.equal(here.sumOfBalances, 0);
        }
      }),
      { numRuns: 100, seed: 20_261_122 },
    );
  });
});

describe('What carriers contribute', () => {
  test('is received against what they owe, by the bank’s slip, once', () => {
    const here = new PayingCounty();
    here.must('change-loop-cost-settings', { contributionsFen: { sf: 30 } }, { by: here.clerk });
    here.driven({ parcels: 3 });
    assert.equal(here.balance(accountOf.carrierOwes('sf')), 90);
    const receive = (amountFen: number, reference: string, payer = 'sf') =>
      here.say('record-contribution', { payer, amountFen, reference }, { by: here.clerk });
    assert.deepEqual(
      [
        receive(91, 'SF-1').to,
        receive(90, '顺丰').to,
        receive(10, 'ZTO-1', 'zto').to,
        receive(0, 'SF-1').to,
        receive(1, 'XX-1', 'nobody').to,
      ],
      [
        'contribution-overpaid',
        'payment-reference-invalid',
        'contribution-overpaid',
        'malformed-command',
        'malformed-command',
      ],
    );
    const came = receive(60, 'sf-2026-01');
    assert.deepEqual(
      came.postings.map(({ account, amountFen }) => [account, amountFen]),
      [
        [chart.bank, 60],
        [accountOf.carrierOwes('sf'), -60],
      ],
    );
    assert.equal(receive(30, 'SF-2026-01').to, 'payment-recorded');
    assert.equal(
      here.say('record-contribution', { payer: 'sf', amountFen: 30, reference: 'SF-3' }, { by: here.partner }).to,
      'not-allowed',
    );
    assert.equal(receive(30, 'SF-3').to, 'accepted');
    assert.equal(here.balance(accountOf.carrierOwes('sf')), 0);
  });

  test('and paid for a loop that is reversed afterwards stands to the carrier’s credit', () => {
    const here = new PayingCounty();
    here.must('change-loop-cost-settings', { contributionsFen: { sf: 30 } }, { by: here.clerk });
    const loop = here.driven({ parcels: 1 });
    here.must('record-contribution', { payer: 'sf', amountFen: 30, reference: 'SF-3' }, { by: here.clerk });
    here.reverse(loop);
    assert.equal(here.balance(accountOf.carrierOwes('sf')), -30);
    here.settle(loop);
    assert.equal(here.balance(accountOf.carrierOwes('sf')), 0);
  });

  test('and entered wrongly is reversed by a finance approver, once, and entered anew under the same slip', () => {
    const here = new PayingCounty();
    here.must('change-loop-cost-settings', { contributionsFen: { sf: 30 } }, { by: here.clerk });
    here.driven({ parcels: 3 });
    const [wrong, right] = [newId(), newId()];
    const receive = (amountFen: number, id = newId()) =>
      here.say('record-contribution', { payer: 'sf', amountFen, reference: 'sf-2026-01' }, { by: here.clerk, id }).to;
    assert.equal(receive(69, wrong), 'accepted');
    const reverse = (by: string, payment = wrong) =>
      here.say('reverse-contribution', { payment, reason: 'wrong-amount' }, { by });
    assert.deepEqual(
      [reverse(here.clerk).to, reverse(here.approver, newId()).to],
      ['not-allowed', 'contribution-unknown'],
    );
    assert.equal(
      here.say('reverse-contribution', { payment: wrong, reason: 'because' }, { by: here.approver }).to,
      'malformed-command',
    );
    const back = reverse(here.approver);
    assert.deepEqual(
      back.postings.map(({ account, amountFen }) => [account, amountFen]),
      [
        [accountOf.carrierOwes('sf'), 69],
        [chart.bank, -69],
      ],
    );
    assert.equal(reverse(here.approver).to, 'contribution-reversed');
    assert.deepEqual([here.balance(accountOf.carrierOwes('sf')), here.balance(chart.bank)], [90, 0]);
    const row = here.row('contributionPayment', wrong);
    assert.deepEqual(
      [row?.stage, row?.amountFen, row?.reason, row?.recordedBy, row?.reversedBy],
      ['reversed', 69, 'wrong-amount', here.clerk, here.approver],
    );
    assert.deepEqual([receive(90, right), receive(1)], ['accepted', 'payment-recorded']);
    assert.deepEqual(
      [here.row('contributionPayment', right)?.stage, here.row('contributionPayment', wrong)?.stage],
      ['received', 'reversed'],
    );
    assert.equal(here.balance(accountOf.carrierOwes('sf')), 0);
  });

  test('is never reversed by whoever recorded it, though they hold both posts', () => {
    const here = new PayingCounty();
    here.must('grant-role', { person: here.clerk, role: 'finance-approver', place: '220112' });
    here.must('change-loop-cost-settings', { contributionsFen: { sf: 30 } }, { by: here.clerk });
    here.driven({ parcels: 1 });
    const payment = newId();
    here.must(
      'record-contribution',
      { payer: 'sf', amountFen: 30, reference: 'SF-77' },
      { by: here.clerk, id: payment },
    );
    assert.equal(here.say('reverse-contribution', { payment, reason: 'other' }, { by: here.clerk }).to, 'own-work');
    here.must('reverse-contribution', { payment, reason: 'other' }, { by: here.approver });
  });

  test('comes to the fen to what stands, whatever is recorded, reversed and recorded again', () => {
    const step = fc.record({
      what: fc.constantFrom('record', 'record', 'reverse', 'drive'),
      payer: fc.constantFrom('sf', 'zto'),
      amountFen: fc.integer({ min: 1, max: 120 }),
      slip: fc.integer({ min: 1, max: 4 }),
      which: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const here = new PayingCounty();
        here.must('change-loop-cost-settings', { contributionsFen: { sf: 30, zto: 20 } }, { by: here.clerk });
        const standing = new Map<
          string,
          { readonly slip: number; readonly amountFen: number; readonly payer: string }
        >();
        const taken: string[] = [];
        let booked = 0;
        for (const { what, payer, amountFen, slip, which } of steps) {
          if (what === 'drive') {
            here.driven({ parcels: 1 });
            booked += 30;
          } else if (what === 'record') {
            const owes = here.balance(accountOf.carrierOwes(payer));
            const id = newId();
            const { to } = here.say(
              'record-contribution',
              { payer, amountFen, reference: `SLIP-${slip}` },
              { by: here.clerk, id },
            );
            const known = [...standing.values()].some((one) => one.slip === slip);
            assert.equal(to, known ? 'payment-recorded' : amountFen > owes ? 'contribution-overpaid' : 'accepted');
            if (to === 'accepted') {
              standing.set(id, { slip, amountFen, payer });
              taken.push(id);
            }
          } else {
            const payment = taken[which] ?? newId();
            const { to } = here.say('reverse-contribution', { payment, reason: 'wrong-amount' }, { by: here.approver });
            assert.equal(
              to,
              standing.has(payment)
                ? 'accepted'
                : taken.includes(payment)
                  ? 'contribution-reversed'
                  : 'contribution-unknown',
            );
            standing.delete(payment);
          }
          const came = [...standing.values()].reduce((sum, one) => sum + one.amountFen, 0);
          assert.equal(here.balance(chart.bank), came);
          assert.equal(
            here.balance(accountOf.carrierOwes('sf')) + here.balance(accountOf.carrierOwes('zto')),
            booked - came,
          );
          assert.equal(here.sumOfBalances, 0);
        }
      }),
      { numRuns: 100, seed: 20_261_122 },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { accountOf } from '../accounts.ts';
import { DAY, monthsBack } from '../kernel/index.ts';
import { newId } from '../test-county.ts';
import { statementOf, type Stated, type StatedPayout } from './index.ts';
import { ProduceCounty } from './test-produce.ts';

const approver = newId();
const begun = () => {
  const county = new ProduceCounty().begin();
  county.must('grant-role', { person: approver, role: 'finance-approver', place: '220112' });
  return county;
};

/** What settlements of a county pay its household, as a statement reckons with it. */
function payoutsOf(county: ProduceCounty): readonly StatedPayout[] {
  return county.all('settlement').flatMap(({ id, lines, decidedAt }) =>
    decidedAt === null
      ? []
      : lines.map(({ amountFen, withheldFen = 0, stage }) => ({
          settlement: id,
          amountFen,
          withheldFen,
          decidedAt,
          stage,
          at: county.now,
        })),
  );
}

/** All of a county's tickets on its household's statement. */
const statement = (county: ProduceCounty) => statementOf(county.tickets, payoutsOf(county));

/** What the ledger says that the household is owed: to be settled, on its way, sent back. */
function owedByLedger(county: ProduceCounty): number {
  const { householdPayable } = accountOf;
  const accounts = ['household-payout', 'household-payout-bounced'].map((head) => `${head}:${county.household}`);
  return 0 - [householdPayable(county.household), ...accounts].reduce((sum, id) => sum + county.balance(id), 0);
}

const plus = (some: readonly Stated[], of: (one: Stated) => number) => some.reduce((sum, one) => sum + of(one), 0);

describe('a household’s statement', () => {
  test('comes to what the ledger says, whatever is bought, reversed, settled, sent back and paid', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({ take: fc.integer({ min: 100, max: 3_000 }), payment: fc.constantFrom('cash', 'owed') }),
            fc.record({ reverse: fc.nat(), back: fc.constantFrom('cash', 'owed') }),
            fc.record({ settle: fc.constantFrom('waits', 'paid', 'bounced') }),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        (acts) => {
          const county = begun();
          county.must(
            'set-payee',
            { person: county.household },
            { personal: { accountName: '王芳', bank: '中国农业银行', accountNumber: '6228480402564890018' } },
          );
          let months = 0;
          for (const act of acts) {
            county.wait(1);
            if ('take' in act) {
              const weighed = { grossGrams: act.take, tareGrams: 0, netGrams: act.take };
              assert.equal(county.takeIn({ ...weighed, payment: act.payment }).to, 'accepted');
            } else if ('reverse' in act) {
              const standing = county.tickets.filter(({ stage }) => stage === 'taken');
              const row = standing[act.reverse % Math.max(1, standing.length)];
              if (row !== undefined)
                assert.equal(
                  county.reverse(row.id, { back: row.payment === 'owed' ? 'owed' : act.back }).to,
                  'accepted',
                );
            } else {
              months += 1;
              const settlement = newId();
              const [period] = monthsBack('2026-10', months).slice(-1);
              const { to } = county.say('prepare-settlement', { settlement, period, pays: 'produce' });
              if (to !== 'accepted') continue;
              county.must('approve-settlement', { settlement }, { by: approver });
              if (act.settle === 'waits') continue;
              county.must('issue-payout-file', { settlement }, { by: approver });
              const result = act.settle === 'paid' ? { result: 'paid' } : { result: 'bounced', reason: 'other' };
              county.must('record-payout', { settlement, serial: 1, ...result }, { by: county.clerk });
            }
          }
          const { lines, months: shown, sums, owedFen, onItsWayFen } = statement(county);
          assert.equal(owedFen, owedByLedger(county));
          assert.equal(shown.at(-1)?.owedFen ?? 0, owedFen);
          for (const figure of ['broughtFen', 'cashFen', 'transferredFen', 'withheldFen'] as const) {
            assert.equal(
              plus(lines, (one) => one[figure]),
              sums[figure],
            );
            assert.equal(
              plus(shown, (one) => one[figure]),
              sums[figure],
            );
          }
          assert.equal(owedFen - onItsWayFen, 0 - county.balance(accountOf.householdPayable(county.household)));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('has a line for each ticket and each reversal, cash that came back as cash, and cash that did not as a debt', () => {
    const county = begun();
    county.takeIn();
    county.takeIn();
    const [first, second] = county.tickets;
    county.wait(1);
    county.reverse(first?.id ?? '', { back: 'cash' });
    county.reverse(second?.id ?? '', { back: 'owed' });
    const { lines, sums, owedFen } = statement(county);
    assert.deepEqual(
      lines.map(({ what, broughtFen, cashFen }) => [what, broughtFen, cashFen]),
      [
        ['taken', 80_000, 80_000],
        ['taken', 80_000, 80_000],
        ...[
          ['reversed', -80_000, -80_000],
          ['reversed', -80_000, 0],
        ].toSorted(() => (first !== undefined && second !== undefined && first.id < second.id ? 0 : -1)),
      ],
    );
    assert.deepEqual([sums.broughtFen, sums.cashFen, owedFen], [0, 80_000, -80_000]);
  });

  test('puts a line into the month in which it happened in China, and a reversal into its own', () => {
    const at = Date.UTC(2026, 10, 30, 15, 59);
    const ticket = {
      id: newId(),
      amountFen: 100,
      payment: 'owed',
      stage: 'reversed',
      back: 'owed',
      takenAt: at,
      reversedAt: at + 60_000,
    } as const;
    const { months } = statementOf([ticket], []);
    assert.deepEqual(
      months.map(({ month, broughtFen, owedFen }) => [month, broughtFen, owedFen]),
      [
        ['2026-11', 100, 100],
        ['2026-12', -100, 0],
      ],
    );
    assert.equal(statementOf([{ ...ticket, takenAt: at - DAY, reversedAt: null, stage: 'taken' }], []).owedFen, 100);
  });
});

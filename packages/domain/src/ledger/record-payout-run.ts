import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type AnyEvent } from '../kernel/index.ts';
import { bounceReason } from './payout-stages.ts';
import { payoutAt, settlementAt } from './settlement-ready.ts';
import { proposedOf } from './settlement.ts';

const serial = z.number().check(z.int(), z.gte(1), z.lte(100_000));

/**
 * Writes down what the bank made of a whole payout file: paid, but for those named as bounced. `paidFen` is what the
 * clerk saw that the bank paid; where it is not what is left of the file (somebody recorded one meanwhile), nothing is
 * recorded.
 */
export const recordPayoutRun = defineCommand({
  type: 'record-payout-run',
  capability: 'payouts.record',
  toldBelow: true,
  payload: z.object({
    settlement: id,
    file: z.number().check(z.int(), z.gte(1), z.lte(100_000)),
    paidFen: z.number().check(z.int(), z.gte(0)),
    bounced: z.array(z.object({ serial, reason: bounceReason })).check(
      z.maxLength(10_000),
      z.refine((lines) => new Set(lines.map((line) => line.serial)).size === lines.length),
    ),
  }),
  place: (_, { county }) => county,
  decide(state, { payload: { settlement, file, paidFen, bounced } }) {
    const ready = settlementAt('approved', state, settlement);
    if ('refusal' in ready) return ready;
    for (const one of bounced) {
      const line = payoutAt('instructed', state, { settlement, serial: one.serial });
      if ('refusal' in line) return line;
    }
    const left = ready.settlement.lines.filter((line) => line.file === file && line.stage === 'instructed');
    const reasons = new Map(bounced.map((one) => [one.serial, one.reason]));
    const paid = left.filter((line) => !reasons.has(line.serial));
    const sumFen = paid.reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (left.length === 0 || sumFen !== paidFen || left.length !== paid.length + bounced.length)
      return refuse('payout-run-changed', { file, count: paid.length, paidFen: sumFen });
    return accept(
      ...left.map((line): AnyEvent => {
        const data = { settlement, ...proposedOf(line) };
        const reason = reasons.get(line.serial);
        return reason === undefined
          ? { type: 'PayoutPaid', data }
          : { type: 'PayoutBounced', data: { ...data, reason } };
      }),
    );
  },
});

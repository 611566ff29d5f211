import * as z from 'zod/mini';
import { accept, defineCommand, id, invariant, month, refuse } from '../kernel/index.ts';
import { dueDay, isDue, owedNow, runOf, type Payables } from './payable.ts';
import { settingsOf } from './settings.ts';
import { taxedBefore, withhold } from './withhold.ts';

/**
 * Puts together what is paid for a month once it is due: what everybody is owed of one run, as it stands now, less the tax that is
 * withheld of it. Books nothing; another person approves. Whoever nobody said of as what they are taxed is left for the next one;
 * refused where that is everybody.
 * @param payables what modules declare that is paid
 */
export function prepareSettlementOver(payables: Payables) {
  return defineCommand({
    type: 'prepare-settlement',
    capability: 'settlements.prepare',
    payload: z.object({
      settlement: id,
      period: month,
      pays: z.optional(z.enum(payables.runs.map(({ name }) => name))),
    }),
    makes: ({ settlement }) => [['settlement', settlement]],
    place: (_, { county }) => county,
    decide(state, { at, payload: { settlement, period, pays } }) {
      const run = runOf(payables, pays);
      invariant(run !== undefined, `${pays} is paid, by the schema`);
      if (state.get('settlement', settlement) !== undefined) return refuse('already-exists', { what: period });
      if (!isDue(state, run, period, at))
        return refuse('settlement-too-early', { period, day: dueDay(run, settingsOf(state).settlementDay, period) });
      const before = state
        .all('settlement')
        .find(
          (one) =>
            one.pays === run.name && (one.stage === 'prepared' || (one.period === period && one.stage === 'approved')),
        );
      if (before?.stage === 'prepared') return refuse('settlement-open', { period: before.period });
      if (before !== undefined) return refuse('period-settled', { period });
      const { due, carried } = owedNow(state, payables, run.name);
      if (due.length === 0) return refuse(run.refusal, { period });
      const taxed = withhold(payables, taxedBefore(state, payables), { due, run: run.name, at });
      if (taxed.lines.length === 0) return refuse('payee-types-missing', { count: taxed.untyped.length });
      const lines = taxed.lines.map((line, index) => ({ serial: index + 1, ...line }));
      const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
      return accept({
        type: 'SettlementPrepared',
        data: {
          settlement,
          period,
          ...(run.unnamed !== true && { pays: run.name }),
          lines,
          carried: [...carried, ...taxed.untyped],
          totalFen,
        },
      });
    },
  });
}

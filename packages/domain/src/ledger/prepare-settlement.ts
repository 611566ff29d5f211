import * as z from 'zod/mini';
import { accept, businessDay, defineCommand, id, month, monthAfter, refuse } from '../kernel/index.ts';
import { payables } from './payable.ts';
import { settingsOf } from './settings.ts';
import { settlementPays } from './settlement.ts';

/**
 * Puts together what is paid for a month, on or after the settlement day of the month that follows: every partner's payable
 * rebate, or what is owed to drivers and vehicles' owners for loops, as it stands now. Books nothing; another person approves.
 */
export const prepareSettlement = defineCommand({
  type: 'prepare-settlement',
  capability: 'settlements.prepare',
  payload: z.object({ settlement: id, period: month, pays: z.optional(z.enum(settlementPays)) }),
  makes: ({ settlement }) => [['settlement', settlement]],
  place: (_, { county }) => county,
  decide(state, { at, payload: { settlement, period, pays = 'rebates' } }) {
    if (state.get('settlement', settlement) !== undefined) return refuse('already-exists', { what: period });
    const day = `${monthAfter(period)}-${String(settingsOf(state).settlementDay).padStart(2, '0')}`;
    if (businessDay(at) < day) return refuse('settlement-too-early', { period, day });
    const before = state
      .all('settlement')
      .find(
        (one) => one.pays === pays && (one.stage === 'prepared' || (one.period === period && one.stage === 'approved')),
      );
    if (before?.stage === 'prepared') return refuse('settlement-open', { period: before.period });
    if (before !== undefined) return refuse('period-settled', { period });
    const { due, carried } = payables(state, pays);
    if (due.length === 0) return refuse(pays === 'loops' ? 'nothing-owed-for-loops' : 'nothing-payable', { period });
    const lines = due.map((line, index) => ({ serial: index + 1, ...line }));
    const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return accept({
      type: 'SettlementPrepared',
      data: { settlement, period, ...(pays === 'loops' && { pays }), lines, carried, totalFen },
    });
  },
});

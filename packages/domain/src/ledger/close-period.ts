import * as z from 'zod/mini';
import { accept, businessMonth, defineCommand, month, monthAfter, refuse } from '../kernel/index.ts';
import { trialBalance } from './period.ts';

/** Closes a month that is over, in their order, and keeps its trial balance. Nothing in it changes any more; errors are booked in the open one. */
export const closePeriod = defineCommand({
  type: 'close-period',
  capability: 'periods.close',
  payload: z.object({ period: month }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'periods',
    about: () => null,
    changes: (_, { payload: { period } }) => [{ what: 'period', before: null, after: period }],
  },
  decide(state, { at, payload: { period } }) {
    if (state.get('period', period) !== undefined) return refuse('period-closed', { period });
    if (businessMonth(at) <= period) return refuse('period-not-over', { period });
    const last = state
      .all('period')
      .map(({ id }) => id)
      .toSorted()
      .at(-1);
    if (last !== undefined && period !== monthAfter(last))
      return refuse('period-out-of-order', { period, next: monthAfter(last) });
    return accept({ type: 'PeriodClosed', data: { period, trialBalance: trialBalance(state) } });
  },
});

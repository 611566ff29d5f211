import * as z from 'zod/mini';
import { accept, amendable, DAY, defineCommand, instant, refuse } from '../kernel/index.ts';
import { settingsOf } from '../ledger/index.ts';
import { RENEWED_DAYS, renewedBy } from './renewed-sign-in.ts';

/** For how long at most one person may act alone, before the officer says so again. */
const LONGEST_DAYS = 31;

/**
 * Lets one person do for a time what takes two, in a county too small for two; null ends it. The programme officer's
 * word alone, and only of an officer who holds no other role: whoever does the work does not lift its rule. Each such
 * act is marked in the lists. Refused to an officer whose sign-in somebody opened anew in the last days, and so may have.
 */
export const letOneAct = defineCommand({
  type: 'let-one-act',
  capability: 'two-people.lift',
  toldBelow: true,
  payload: z.object(amendable({ until: z.nullable(instant) })),
  amends: (state) => ({ row: ['settings', 'settings'], now: { until: settingsOf(state).aloneUntil } }),
  place: (_, { county }) => county,
  decide(state, { by, at, payload: { until } }) {
    const held = state.get('member', by)?.holdings ?? [];
    if (held.some(({ role }) => role !== 'programme-officer')) return refuse('officer-not-alone');
    if (until !== null && renewedBy(state, by, at).length > 0) return refuse('sign-in-renewed', { days: RENEWED_DAYS });
    // The county itself, which holds no role, sets it up for as long as it likes.
    if (held.length > 0 && until !== null && (until <= at || until > at + LONGEST_DAYS * DAY))
      return refuse('alone-too-long', { days: LONGEST_DAYS });
    const { id: _, ...now } = settingsOf(state);
    return accept({ type: 'SettingsChanged', data: { ...now, aloneUntil: until } });
  },
});

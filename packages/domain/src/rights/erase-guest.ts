import * as z from 'zod/mini';
import { accept, defineCommand, forgetReasons, id, keptUntil, refuse } from '../kernel/index.ts';
import { guestRetention } from './guest.ts';

/**
 * Empties a guest's private row: name, phone, and what they wrote. The guest does it by their own link, the centre when they ask,
 * the county's clockwork once the time is over. What the matter was about and how it was answered stays, by codes alone.
 */
export const eraseGuest = defineCommand({
  type: 'erase-guest',
  capability: 'guests.erase',
  payload: z.object({ guest: id, reason: z.enum(forgetReasons) }),
  person: ({ guest }) => ({ kind: 'guest', erased: guest }),
  needs: ({ guest }) => [['guest', guest]],
  own: ({ guest }) => ['guest', guest],
  place: (_, { county }) => county,
  decide(state, { at, payload: { guest, reason } }) {
    const row = state.get('guest', guest);
    if (row === undefined) return refuse('guest-unknown', { guest });
    if (row.erasedAt !== null) return refuse('guest-erased');
    if (reason === 'time-over' && (row.doneAt === null || at < keptUntil(guestRetention, row.doneAt)))
      return refuse('guest-kept');
    return accept({ type: 'GuestErased', data: { guest, reason } });
  },
});

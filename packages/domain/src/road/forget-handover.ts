import * as z from 'zod/mini';
import { accept, defineCommand, forgetReasons, id, keptUntil, refuse, type Retention } from '../kernel/index.ts';
import { RECIPIENT_DAYS, recipientRetention } from '../parcels/index.ts';

/** For how many days the name of whoever took a load, and the photo, are kept: as long as a recipient's; see docs/decisions/2026-11-22-handovers.md. */
export const HANDOVER_DAYS = RECIPIENT_DAYS;

export const handoverRetention: Retention = {
  ...recipientRetention,
  of: 'handover',
  for: { days: HANDOVER_DAYS },
  from: 'handed-over',
};

/**
 * Empties the private row of a hand-over: the name and the photo. The county's clockwork sends it once the time is over; the
 * centre sends it when whoever took the load asks. While a complaint about one of the parcels is open they are still needed.
 */
export const forgetHandover = defineCommand({
  type: 'forget-handover',
  capability: 'villagers.erase',
  payload: z.object({ handover: id, reason: z.enum(forgetReasons) }),
  person: ({ handover }) => ({ kind: 'handover', erased: handover }),
  needs: ({ handover }) => [['handover', handover]],
  follows: (state, { handover }) =>
    (state.get('handover', handover)?.parcels ?? []).map((parcel) => ['parcel', parcel] as const),
  place: (state, { payload: { handover } }) =>
    state.get('handover', handover)?.village ?? refuse('handover-unknown', { handover }),
  decide(state, { at, payload: { handover, reason } }) {
    const row = state.get('handover', handover);
    if (row === undefined) return refuse('handover-unknown', { handover });
    if (row.forgottenAt !== null) return refuse('handover-forgotten');
    if (row.parcels.some((parcel) => (state.get('parcel', parcel)?.complaint ?? null) !== null))
      return refuse('handover-needed');
    const until = keptUntil(handoverRetention, row.handedAt);
    if (reason === 'time-over' && at < until) return refuse('handover-kept', { until });
    return accept({ type: 'HandoverForgotten', data: { handover, reason } });
  },
});

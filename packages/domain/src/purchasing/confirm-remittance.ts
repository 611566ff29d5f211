import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse } from '../kernel/index.ts';
import { cashReason } from './drawer.ts';

/** The centre says what it counted of a station's remittance. What differs is booked to the station, with its reason. */
export const confirmRemittance = defineCommand({
  type: 'confirm-remittance',
  capability: 'cash.confirm',
  payload: z.object({ remittance: id, countedFen: fen, reason: z.nullable(cashReason) }),
  needs: ({ remittance }) => [['remittance', remittance]],
  place: (state, { payload: { remittance } }) =>
    state.get('remittance', remittance)?.village ?? refuse('remittance-unknown', { remittance }),
  decide(state, { by, payload: { remittance, countedFen, reason } }) {
    const row = state.get('remittance', remittance);
    if (row === undefined) return refuse('remittance-unknown', { remittance });
    if (row.stage === 'confirmed') return refuse('remittance-confirmed', { countedFen: row.countedFen ?? 0 });
    if (row.stage === 'reversed') return refuse('booking-reversed', { at: row.reversedAt ?? row.sentAt });
    if (row.partner === by) return refuse('own-work', { what: 'remittance' });
    const { station, sentFen } = row;
    if (countedFen !== sentFen && reason === null)
      return refuse('difference-unexplained', { expectedFen: sentFen, countedFen });
    return accept({
      type: 'RemittanceConfirmed',
      data: { remittance, station, sentFen, countedFen, reason: countedFen === sentFen ? null : reason },
    });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { bookingFaults } from '../ledger/index.ts';
import { strangerRefusal } from './still-theirs.ts';

/**
 * Reverses a remittance that was booked wrongly, whole: the cash is in the station's drawer again, and where the centre had counted it,
 * that and its difference are booked the other way round too. What is right is remitted anew. Takes two people. Refused for one that is
 * not there or was reversed already, and once another partner runs the station.
 */
export const reverseRemittance = defineCommand({
  type: 'reverse-remittance',
  capability: 'bookings.reverse',
  payload: z.object({ remittance: id, reason: z.enum(bookingFaults) }),
  needs: ({ remittance }) => [['remittance', remittance]],
  place: (state, { payload: { remittance } }) =>
    state.get('remittance', remittance)?.village ?? refuse('remittance-unknown', { remittance }),
  twoPeople: {
    matter: 'reversals',
    about: () => null,
    changes(state, { payload: { remittance } }) {
      const row = state.get('remittance', remittance);
      const name = row === undefined ? undefined : state.get('station', row.station)?.name;
      return [
        { what: 'remittanceOf', before: name ?? null, after: null },
        { what: 'amountFen', before: row?.sentFen ?? null, after: null },
        { what: 'countedFen', before: row?.countedFen ?? null, after: null },
      ];
    },
  },
  decide(state, { payload: { remittance, reason } }) {
    const row = state.get('remittance', remittance);
    if (row === undefined) return refuse('remittance-unknown', { remittance });
    if (row.stage === 'reversed') return refuse('booking-reversed', { at: row.reversedAt ?? row.sentAt });
    const no = strangerRefusal(state, row);
    if (no !== undefined) return { refusal: no };
    const { station, sentFen, countedFen } = row;
    return accept({ type: 'RemittanceReversed', data: { remittance, station, sentFen, countedFen, reason } });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Command, type State } from '../kernel/index.ts';
import { bookingFaults } from '../ledger/index.ts';
import { strangerRefusal } from './still-theirs.ts';

function placeOfHanding(state: State, { payload: { handing } }: Command<{ readonly handing: string }>) {
  const row = state.get('floatHanding', handing);
  const station = row === undefined ? undefined : state.get('station', row.station);
  return station?.village ?? refuse('booking-unknown', { what: handing });
}

/**
 * Reverses a float that was booked wrongly: it is the centre's cash again. By the books the drawer may stand below zero then, where a
 * count came between and booked as short what had never been there: the next count finds it again. Takes two people. Refused for one
 * that is not there or was reversed already, and once another partner runs the station.
 */
export const reverseFloat = defineCommand({
  type: 'reverse-float',
  capability: 'bookings.reverse',
  payload: z.object({ handing: id, reason: z.enum(bookingFaults) }),
  needs: ({ handing }) => [['floatHanding', handing]],
  place: placeOfHanding,
  twoPeople: {
    matter: 'reversals',
    about: () => null,
    changes(state, { payload: { handing } }) {
      const row = state.get('floatHanding', handing);
      const name = row === undefined ? undefined : state.get('station', row.station)?.name;
      return [
        { what: 'floatOf', before: name ?? null, after: null },
        { what: 'amountFen', before: row?.stage === 'booked' ? row.amountFen : null, after: null },
      ];
    },
  },
  decide(state, { payload: { handing, reason } }) {
    const row = state.get('floatHanding', handing);
    if (row === undefined) return refuse('booking-unknown', { what: handing });
    if (row.stage === 'reversed') return refuse('booking-reversed', { at: row.reversedAt ?? row.givenAt });
    const { station, amountFen } = row;
    const no = strangerRefusal(state, row);
    if (no !== undefined) return { refusal: no };
    return accept({ type: 'FloatReversed', data: { handing, station, amountFen, reason } });
  },
});

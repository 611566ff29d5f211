import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse } from '../kernel/index.ts';

import { villageOf, stationAccount } from '../network/index.ts';
import { absenceReason } from './drawer.ts';

/**
 * Takes a station back from a partner who is gone and hands nothing over: their time ends, though orders, parcels or money are not
 * settled. What the centre counted in the drawer goes to the centre's cash; what is missing is owed by the partner. Everything else
 * stays at the station, for the centre to answer for. Takes two people, neither of them the partner. Where there is no partner
 * any more and cash came up since, it empties the drawer alone.
 */
export const takeBackStation = defineCommand({
  type: 'take-back-station',
  capability: 'partners.appoint',
  standing: true,
  payload: z.object({ station: id, person: z.nullable(id), countedFen: fen, reason: absenceReason }),
  place: villageOf,
  twoPeople: {
    matter: 'partners',
    about: ({ station, person }) => person ?? station,
    changes(state, { payload: { station, countedFen, reason } }) {
      const expectedFen = state.get('account', stationAccount.cash(station))?.balanceFen ?? 0;
      return [
        { what: 'absence', before: null, after: reason },
        { what: 'drawerFen', before: expectedFen, after: countedFen },
        ...(expectedFen > countedFen ? [{ what: 'missingFen', before: null, after: expectedFen - countedFen }] : []),
      ];
    },
  },
  decide(state, { id: taking, payload: { station, person, countedFen, reason } }) {
    const row = state.get('station', station);
    if (row === undefined) return refuse('station-unknown', { station });
    if (row.partner !== person) return refuse('partner-changed', { station: row.name });
    const expectedFen = state.get('account', stationAccount.cash(station))?.balanceFen ?? 0;
    return accept(
      { type: 'StationTakenBack', data: { taking, station, person, expectedFen, countedFen, reason } },
      ...(person === null
        ? []
        : [{ type: 'AppointmentEnded' as const, data: { station, village: row.village, person } }]),
    );
  },
});

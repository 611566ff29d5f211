import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { personal } from '../person.ts';
import { villageOf } from './village-of.ts';

/**
 * Puts a partner behind a station's counter. One partner a station, one station a partner
 * (domain facts §1.3: one person, one active station).
 */
export const appointPartner = defineCommand({
  type: 'appoint-partner',
  capability: 'partners.appoint',
  standing: true,
  payload: z.object({ station: id, person: id }),
  personal: z.optional(personal),
  person: ({ person }, given) => given && { kind: 'member', person, ...given },
  makes: ({ person }) => [['member', person]],
  place: villageOf,
  twoPeople: {
    matter: 'partners',
    about: ({ person }) => person,
    changes: (state, { payload: { station, person } }) => [
      { what: 'partner', before: state.get('station', station)?.partner ?? null, after: person },
    ],
  },
  decide(state, { payload: { station, person } }) {
    const row = state.get('station', station);
    if (row === undefined) return refuse('station-unknown', { station });
    if (row.stage === 'closed') return refuse('station-closed', { station: row.name });
    if (row.partner !== null) return refuse('station-has-partner', { station: row.name });
    const held = state.get('member', person)?.holdings ?? [];
    if (held.some((one) => one.role === 'station-partner')) return refuse('partner-elsewhere');
    return accept({ type: 'PartnerAppointed', data: { station, village: row.village, person } });
  },
});

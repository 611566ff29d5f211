import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { heldAt, heldRefusal } from './still-held.ts';
import { villageOf } from './village-of.ts';

/** Ends a partner's time at a station, once nothing of it is left unheld. What they earned stays theirs; what they have not sent is refused from now on. */
export const endAppointment = defineCommand({
  type: 'end-appointment',
  capability: 'partners.appoint',
  standing: true,
  payload: z.object({ station: id }),
  place: villageOf,
  decide(state, { payload: { station } }) {
    const row = state.get('station', station);
    if (row === undefined) return refuse('station-unknown', { station });
    if (row.partner === null) return refuse('station-without-partner', { station: row.name });
    const held = heldRefusal(row.name, heldAt(state, row));
    if (held !== undefined) return { refusal: held };
    return accept({ type: 'AppointmentEnded', data: { station, village: row.village, person: row.partner } });
  },
});

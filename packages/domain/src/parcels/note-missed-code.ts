import * as z from 'zod/mini';
import { accept, defineCommand } from '../kernel/index.ts';
import { visitId } from '../purchasing/index.ts';
import { awaitedIn, villageOfVisit, visitOpen } from './visit-at.ts';

/** Notes that somebody told a wrong code for what waits: after two of them it takes the name and the last four digits of the phone. */
export const noteMissedCode = defineCommand({
  type: 'note-missed-code',
  capability: 'parcels.hand-out',
  payload: z.object({ visit: visitId }),
  needs: ({ visit }) => [['visit', visit]],
  follows: awaitedIn,
  place: villageOfVisit,
  decide(state, command) {
    const open = visitOpen(state, command);
    if ('refusal' in open) return open;
    const things = open.visit.awaited.map((one) => one.id);
    return accept({ type: 'CodeMissed', data: { visit: open.visit.id, things } });
  },
});

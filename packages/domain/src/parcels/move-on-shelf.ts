import * as z from 'zod/mini';
import { accept, defineCommand, type Ref } from '../kernel/index.ts';
import { codeAt, placeAt, placeNumber, shelfNumber, visitId } from '../purchasing/index.ts';
import { awaitedIn, villageOfVisit, visitOpen } from './visit-at.ts';

/**
 * Says where on the shelf what waits for somebody lies now. Its code says so from then on; the code that they were told before is
 * still good.
 */
export const moveOnShelf = defineCommand({
  type: 'move-on-shelf',
  capability: 'parcels.receive',
  payload: z.object({
    visit: visitId,
    shelf: shelfNumber,
    place: placeNumber,
  }),
  needs: ({ visit }) => [['visit', visit]],
  follows: awaitedIn,
  followsOn: (state, { visit }) =>
    (state.get('visit', visit)?.awaited ?? []).flatMap(({ of, id }): readonly Ref[] => {
      const order = of === 'parcel' ? state.get('parcel', id)?.ofOrder : null;
      return order == null ? [] : [['order', order]];
    }),
  place: villageOfVisit,
  decide(state, command) {
    const open = visitOpen(state, command);
    if ('refusal' in open) return open;
    const { visit } = open;
    const { shelf, place } = command.payload;
    const data = { visit: visit.id, code: codeAt(visit, placeAt(shelf, place)), things: visit.awaited };
    return accept({ type: 'ShelfPlaceChanged', data });
  },
});

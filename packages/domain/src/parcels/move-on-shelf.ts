import * as z from 'zod/mini';
import { accept, defineCommand, type Ref, type State } from '../kernel/index.ts';
import { codeAt, placeAt, placeNumber, shelfNumber, visitId } from '../purchasing/index.ts';
import { villageOfVisit, visitOpen } from './visit-at.ts';

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
  follows: (state, { visit }) => things(state, visit),
  followsOn: (state, { visit }) =>
    things(state, visit).flatMap(([of, id]): readonly Ref[] => {
      const order = of === 'parcel' ? state.get('parcel', id)?.ofOrder : null;
      return order == null ? [] : [['order', order]];
    }),
  place: villageOfVisit,
  decide(state, { payload: { visit: asked, shelf, place } }) {
    const open = visitOpen(state, asked);
    if ('refusal' in open) return open;
    const { visit } = open;
    const data = { visit: visit.id, code: codeAt(visit, placeAt(shelf, place)), things: visit.awaited };
    return accept({ type: 'ShelfPlaceChanged', data });
  },
});

function things(state: State, visit: string): readonly (readonly ['parcel' | 'order', string])[] {
  return (state.get('visit', visit)?.awaited ?? []).map(({ of, id }) => [of, id]);
}

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { isThere, placeOfItsLot } from '../produce/index.ts';
import { openKin } from './lot-test.ts';

/**
 * Lets a lot be used again that waits because what shares a source with it failed, without a test of its own. Two people, each time: that
 * it has nothing in it is then their word. What fails later holds it anew.
 */
export const releaseKin = defineCommand({
  type: 'release-kin',
  capability: 'lots.release',
  payload: z.object({ lot: id }),
  needs: ({ lot }) => [
    ['lot', lot],
    ['lotTest', lot],
  ],
  place: placeOfItsLot,
  twoPeople: {
    matter: 'tests',
    about: () => null,
    changes(state, { payload: { lot } }) {
      const test = state.get('lotTest', lot);
      return (test === undefined ? [] : openKin(test)).map((one) => ({
        what: `kinFailed.${shortCode(lot)} · ${one.substances.join('、')}`,
        before: `${shortCode(one.lot)} · ${shortCode(one.sample)}`,
        after: null,
      }));
    },
  },
  decide(state, { payload: { lot } }) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    const code = shortCode(lot);
    if (!isThere(row)) return refuse('lot-gone', { code });
    const test = state.get('lotTest', lot);
    if (test === undefined || openKin(test).length === 0) return refuse('no-kin-failed', { code });
    return accept({ type: 'KinReleased', data: { lot } });
  },
});

import { accept, defineCommand } from '../kernel/index.ts';
import { limitChange, limitId, limitRefusal, limitSaid } from './limit.ts';

/**
 * Says the limit of a substance in a food or a group of foods from a day on, and which standard says so. Two people, the first time as
 * well: by it a lot that failed may pass. What was said before stays on record and goes on holding for what was sampled before that day.
 */
export const setLimit = defineCommand({
  type: 'set-limit',
  capability: 'limits.edit',
  happened: true,
  payload: limitSaid,
  needs: (said) => [['residueLimit', limitId(said.food, said.substance)]],
  place: (_, { county }) => county,
  twoPeople: { matter: 'limits', about: () => null, changes: (state, { payload }) => [limitChange(state, payload)] },
  decide(state, { payload }) {
    const no = limitRefusal(state, payload);
    return no === undefined ? accept({ type: 'LimitSet', data: payload }) : { refusal: no };
  },
});

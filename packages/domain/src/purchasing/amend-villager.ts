import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { personal } from '../person.ts';
import { villageOfVillager } from './villager-at.ts';

/**
 * Corrects what is held about a villager (个人信息保护法 §46): the name, phone and address given take the place of those
 * there, and what is left out is emptied. Once erased there is nothing left to correct. `from` is how often it was
 * corrected when this was begun (devices of before say nothing): who corrected it meanwhile is not written over unseen.
 */
export const amendVillager = defineCommand({
  type: 'amend-villager',
  capability: 'villagers.register',
  payload: z.object({ villager: id, from: z.optional(z.int().check(z.minimum(0))) }),
  personal,
  person: ({ villager }, given) => given && { kind: 'villager', person: villager, ...given },
  needs: ({ villager }) => [['villager', villager]],
  // No rule reads a private row: how often it was corrected stands for what was in it.
  amends(state, { villager }) {
    const row = state.get('villager', villager);
    if (row === undefined || row.erased) return undefined;
    const outdated = refuse('villager-amended', { villager }).refusal;
    return { row: ['villager', villager], now: {}, times: { count: row.amended ?? 0, outdated } };
  },
  place: villageOfVillager,
  decide(state, { payload: { villager } }) {
    const row = state.get('villager', villager);
    if (row === undefined) return refuse('villager-unknown', { villager });
    if (row.erased) return refuse('villager-erased', { villager });
    return accept({ type: 'VillagerAmended', data: { villager } });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Retention } from '../kernel/index.ts';
import { villageOfVillager } from './villager-at.ts';

/** A villager is served as long as they like: until they ask (个人信息保护法 §47). */
export const villagerRetention: Retention = {
  of: 'villager',
  for: 'until-asked',
  from: 'registered',
  law: 'personal-information',
  article: 47,
  sooner: true,
};

/** What was typed of an outside purchase may say anything of anybody: it goes with the villager it was bought for. */
export const purchaseRetention: Retention = { ...villagerRetention, of: 'purchase' };

/**
 * Empties a villager's private row on their request (个人信息保护法 §47). Orders and money stay, without a name;
 * what is still on its way is handed over by the order's short code.
 */
export const eraseVillager = defineCommand({
  type: 'erase-villager',
  capability: 'villagers.erase',
  payload: z.object({ villager: id }),
  person: ({ villager }) => ({ kind: 'villager', erased: villager }),
  needs: ({ villager }) => [['villager', villager]],
  place: villageOfVillager,
  decide(state, { payload: { villager } }) {
    const row = state.get('villager', villager);
    if (row === undefined) return refuse('villager-unknown', { villager });
    if (row.erased) return refuse('villager-erased', { villager });
    return accept({ type: 'VillagerErased', data: { villager } });
  },
});

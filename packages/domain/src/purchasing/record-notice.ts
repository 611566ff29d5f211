import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { villageOfVillager } from './villager-at.ts';
import { noticeGiven } from './villager.ts';

/**
 * Notes that a villager registered before was told now what is kept about them, and agreed (个人信息保护法 §§14, 17): for
 * those who were registered without a word about it, and for all once the wording changes. Nobody is asked again who
 * heard this wording already (网络数据安全管理条例 §22).
 */
export const recordNotice = defineCommand({
  type: 'record-notice',
  capability: 'villagers.register',
  payload: z.object({ villager: id, consent: noticeGiven }),
  needs: ({ villager }) => [['villager', villager]],
  place: villageOfVillager,
  decide(state, { payload: { villager, consent } }) {
    const row = state.get('villager', villager);
    if (row === undefined) return refuse('villager-unknown', { villager });
    if (row.erased) return refuse('villager-erased', { villager });
    const { consentNotice, consentAt } = row;
    if (consentNotice !== null && consentNotice >= consent.noticeVersion)
      return refuse('notice-given', { version: consentNotice, at: consentAt ?? 0 });
    return accept({ type: 'VillagerNoticed', data: { villager, consent } });
  },
});

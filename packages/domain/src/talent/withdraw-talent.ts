import * as z from 'zod/mini';
import { accept, defineCommand, id } from '../kernel/index.ts';
import { placeOfTalent, standingTalent } from './talent-at.ts';

/**
 * Somebody withdraws their consent (个人信息保护法 §15): name, phone, where they are and what they do are emptied. That they were
 * registered, and how they were found, goes on counting.
 */
export const withdrawTalent = defineCommand({
  type: 'withdraw-talent',
  capability: 'talent.keep',
  happened: true,
  payload: z.object({ talent: id }),
  person: ({ talent }) => ({ kind: 'talent', erased: talent }),
  needs: ({ talent }) => [['talent', talent]],
  place: placeOfTalent,
  decide(state, { payload: { talent } }) {
    const row = standingTalent(state, talent);
    return 'refusal' in row ? row : accept({ type: 'TalentWithdrawn', data: { talent } });
  },
});

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import { talentPersonal, talentRow } from './register-talent.ts';
import { placeOfTalent, standingTalent } from './talent-at.ts';
import { saidRefusal, talentSaid } from './talent.ts';

/**
 * Says anew what is known of somebody: what is given takes the place of what was there. How they were found stays as it was said
 * first. `from` is how often it was corrected when this was begun. To another village only whoever keeps both, the county, moves them.
 */
export const amendTalent = defineCommand({
  type: 'amend-talent',
  capability: 'talent.keep',
  payload: z.object({ talent: id, from: z.int().check(z.minimum(0)), ...talentSaid }),
  personal: talentPersonal,
  person: ({ talent }, told) => talentRow(talent, told),
  phoneOnce: (talent) => refuse('talent-phone-there', { talent }).refusal,
  needs: ({ talent }) => [['talent', talent]],
  // Most of it is private: how often it was corrected stands for that and for the rest.
  amends(state, { talent }) {
    const found = standingTalent(state, talent);
    if ('refusal' in found) return undefined;
    return {
      row: ['talent', talent],
      now: {},
      times: { count: found.amended, outdated: refuse('talent-amended').refusal },
    };
  },
  place(state, command) {
    const place = placeOfTalent(state, command);
    return typeof place !== 'string' || place === (command.payload.village ?? command.county) ? place : command.county;
  },
  places: ({ village }) => (village === null ? [] : [village]),
  decide(state, { county, at, payload: { from: _from, ...payload } }) {
    const row = standingTalent(state, payload.talent);
    if ('refusal' in row) return row;
    const hindered = saidRefusal(payload, county, at);
    return hindered ?? accept({ type: 'TalentAmended', data: { ...payload, place: payload.village ?? county } });
  },
});

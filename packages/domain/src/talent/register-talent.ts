import * as z from 'zod/mini';
import { accept, businessDay, defineCommand, id, refuse, shortCode, type PersonalData } from '../kernel/index.ts';
import { name, phone } from '../person.ts';
import { saidRefusal, talentConsent, talentSaid, talentSources } from './talent.ts';

const words = z.optional(z.string().check(z.trim(), z.maxLength(200, { error: 'talent-words-too-long' })));

/** Who somebody is, how they are reached, where they are now, and what they do there: goes to the private row. */
export const talentPersonal = z.object({ name, phone: z.optional(phone), where: words, trade: words });

/** The private row that it fills. */
export function talentRow(person: string, told: z.output<typeof talentPersonal> | undefined): PersonalData | undefined {
  if (told === undefined) return undefined;
  const { where, trade, ...called } = told;
  return { kind: 'talent', person, ...called, address: where, words: trade };
}

/**
 * Writes somebody down who might come home, or come: with the day on which they agreed to it. Refused where the phone is that of
 * somebody who is there already, and without a home village but for somebody from outside.
 */
export const registerTalent = defineCommand({
  type: 'register-talent',
  capability: 'talent.keep',
  payload: z.object({ talent: id, source: z.enum(talentSources), ...talentSaid, ...talentConsent }),
  personal: talentPersonal,
  person: ({ talent }, told) => talentRow(talent, told),
  phoneOnce: (talent) => refuse('talent-phone-there', { talent }).refusal,
  needs: ({ talent }) => [['talent', talent]],
  makes: ({ talent }) => [['talent', talent]],
  // A village of another county is refused by its name, and not as a place that is not one's own.
  place: (_, { county, payload: { village } }) => (village?.startsWith(county) === true ? village : county),
  places: ({ village }) => (village === null ? [] : [village]),
  decide(state, { county, at, payload }) {
    if (state.get('talent', payload.talent) !== undefined)
      return refuse('already-exists', { what: shortCode(payload.talent) });
    if (payload.consentOn > businessDay(at)) return refuse('talent-consent-ahead', { today: businessDay(at) });
    const hindered = saidRefusal(payload, county, at);
    return hindered ?? accept({ type: 'TalentRegistered', data: { ...payload, place: payload.village ?? county } });
  },
});

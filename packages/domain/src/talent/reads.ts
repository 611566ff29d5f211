import * as z from 'zod/mini';
import { placeCode } from '../kernel/index.ts';
import {
  returnWishes,
  talentConsentChannels,
  talentKinds,
  talentSkills,
  talentSources,
  talentStages,
} from './index.ts';
import { defineRead, maybeText, moment, pageOf, paging, searchText, shape, sortedBy, sumsOf, told } from '../read.ts';

const talent = shape('Talent', {
  id: z.uuid(),
  kind: z.enum(talentKinds),
  village: told(maybeText, 'the home village; null of somebody from outside'),
  villageName: maybeText,
  townName: maybeText,
  name: told(maybeText, 'null once they withdrew their consent'),
  phone: maybeText,
  where: told(maybeText, 'where they are now'),
  trade: told(maybeText, 'what they do there'),
  skills: z.array(z.enum(talentSkills)),
  wish: z.enum(returnWishes),
  wishFrom: told(maybeText, 'the month from which they would come'),
  awaySince: told(maybeText, 'the year, or the month'),
  source: z.enum(talentSources),
  stage: z.enum(talentStages),
  consentOn: z.string(),
  consentChannel: z.enum(talentConsentChannels),
  consentNotice: z.int(),
  amended: z.int(),
  registeredAt: moment,
  withdrawnAt: z.nullable(moment),
});

const talentFilters = {
  kind: z.optional(z.enum(talentKinds)),
  /** A town or a village, by its code. */
  place: z.optional(placeCode),
  wish: z.optional(z.enum(returnWishes)),
  source: z.optional(z.enum(talentSources)),
  skill: z.optional(z.enum(talentSkills)),
  stage: z.optional(z.enum(talentStages)),
  query: searchText,
};

/** What can be read of the people who might come home. */
export const talentReads = {
  '/talent': defineRead({
    summary: 'The talent register: who is away, or came, what they can do, and whether they would come home',
    capability: 'talent.keep',
    reach: 'places',
    tells: ['talent'],
    personal: true,
    asks: z.object({ ...talentFilters, ...sortedBy(['registered', 'village'], '-registered'), ...paging }),
    answer: pageOf(talent),
  }),
  '/talent-sums': defineRead({
    summary: 'How many people a list of the talent register has, all pages together, and who they are',
    capability: 'talent.keep',
    reach: 'places',
    tells: ['talent'],
    asks: z.object(talentFilters),
    answer: sumsOf({
      students: z.int(),
      workers: z.int(),
      returnees: z.int(),
      wishing: told(z.int(), 'who said that they would come'),
    }),
  }),
  '/talent/:id': defineRead({
    summary: 'One person of the talent register',
    capability: 'talent.keep',
    reach: 'places',
    tells: ['talent'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: talent,
  }),
};

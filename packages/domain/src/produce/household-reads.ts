import * as z from 'zod/mini';
import { householdStages, soldSteps } from './index.ts';
import { villageCode } from '../kernel/index.ts';
import {
  defineRead,
  fenAmount,
  maybeText,
  moment,
  pageOf,
  paging,
  searchText,
  shape,
  sortedBy,
  sumsOf,
  told,
  wholeOf,
} from '../read.ts';

const household = shape('Household', {
  id: z.uuid(),
  name: told(z.string(), 'what the books call it'),
  station: z.uuid(),
  stationName: z.string(),
  village: z.string(),
  stage: z.enum(householdStages),
  members: z.array(
    z.object({
      villager: z.uuid(),
      name: maybeText,
      erased: z.boolean(),
      nameUseAt: told(
        z.nullable(moment),
        'since when their name may be used; null where it may not, or they are erased',
      ),
      pictureUseAt: z.nullable(moment),
    }),
  ),
  grows: z.array(z.object({ commodity: z.uuid(), sizeHundredths: told(z.int(), 'hundredths of a mu, head or tree') })),
  plots: told(
    z.array(
      z.object({
        plot: z.uuid(),
        commodity: z.uuid(),
        sizes: z.array(z.object({ since: z.nullable(z.string()), sizeHundredths: z.int() })),
        until: z.nullable(z.string()),
      }),
    ),
    'its plots, orchards, herds and hives: for their commodities they count, and not what stands under `grows`',
  ),
  brought: z.array(z.object({ commodity: z.uuid(), year: z.int(), netGrams: z.int() })),
  last: z.nullable(z.object({ commodity: z.uuid(), grade: z.int(), tareGrams: z.int() })),
  owedFen: told(fenAmount, 'what it is owed now; below zero where it owes'),
  amended: told(z.int(), 'how often it was corrected: a correction says which it was made from'),
  registeredAt: moment,
});

const plot = shape('Plot', {
  id: z.uuid(),
  household: z.uuid(),
  station: z.uuid(),
  village: z.string(),
  commodity: z.uuid(),
  sizeHundredths: told(z.int(), 'hundredths of a mu, head or tree, as it was said last'),
  since: told(z.nullable(z.string()), 'since which day it has that size; null: as long as anybody knows'),
  until: told(z.nullable(z.string()), 'the day on which it was given up'),
  position: z.nullable(z.object({ longitudeMicrodegrees: z.int(), latitudeMicrodegrees: z.int() })),
  where: told(maybeText, 'where it lies, in words'),
  said: told(
    z.array(
      z.object({
        sizeHundredths: z.int(),
        since: z.nullable(z.string()),
        until: z.nullable(z.string()),
        at: moment,
        byName: maybeText,
      }),
    ),
    'what was said of its size, in the order in which it was said',
  ),
  amended: z.int(),
  addedAt: moment,
});

const householdFilters = {
  station: z.optional(z.uuid()),
  village: z.optional(villageCode),
  /** How far it came: it asked and never sold, sold on one day, or on several. */
  sold: z.optional(z.enum(soldSteps)),
  commodity: z.optional(z.uuid()),
  stage: z.optional(z.enum(householdStages)),
  /** The household of one villager. */
  villager: z.optional(z.uuid()),
  query: searchText,
};

/** What can be read of households, their plots, and how they come to take part. */
export const householdReads = {
  '/households': defineRead({
    summary: 'Households: who belongs to them, what they grow, what they are owed',
    capability: 'produce.read',
    reach: 'places',
    tells: ['account', 'household', 'householdMember', 'intakeTicket', 'station', 'villager'],
    personal: true,
    asks: z.object({ ...householdFilters, ...sortedBy(['registered', 'name'], '-registered'), ...paging }),
    answer: pageOf(household),
  }),
  '/households-sums': defineRead({
    summary: 'How many households a list has, all pages together',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'householdMember', 'intakeTicket', 'villager'],
    asks: z.object(householdFilters),
    answer: sumsOf({}),
  }),
  '/households/:id': defineRead({
    summary: 'One household',
    capability: 'produce.read',
    reach: 'places',
    tells: ['account', 'household', 'station', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: household,
  }),
  '/plots': defineRead({
    summary: 'A household’s plots, orchards, herds and hives, with what was said of them over time',
    capability: 'produce.read',
    reach: 'places',
    tells: ['member', 'plot'],
    personal: true,
    asks: z.object({ household: z.uuid() }),
    answer: wholeOf(plot),
  }),
  '/taking-part': defineRead({
    summary:
      'How many households of each village came to ask, sold once and sold again, by the month in which they first did',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'intakeTicket'],
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        village: z.string(),
        villageName: z.string(),
        townName: z.string(),
        month: z.string(),
        asked: told(z.int(), 'households that were registered'),
        soldOnce: told(z.int(), 'households that sold for the first time'),
        soldAgain: told(z.int(), 'households that sold on a second day'),
      }),
    ),
  }),
};

import * as z from 'zod/mini';
import {
  holdReasons,
  lossReasons,
  lotActs,
  lotStages,
  lotStepNames,
  lotStands,
  removalReasons,
  testHolds,
  weightUnits,
} from './index.ts';
import {
  days,
  defineRead,
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
import { paper, standingPapers } from './paper-reads.ts';

/** How a lot stands on a day: whether it may be used, or why not. */
export const lotStates = [
  'usable',
  'lot-expired',
  'lot-held',
  'lot-rejected',
  'lot-in-test',
  'lot-kin-failed',
  'lot-failed',
  'lot-source-held',
  'lot-gone',
] as const;
export type LotState = (typeof lotStates)[number];

const lot = shape('Lot', {
  id: z.uuid(),
  code: z.string(),
  station: told(z.nullable(z.uuid()), 'where it came to be; null for the centre'),
  stationName: maybeText,
  atCentre: told(z.boolean(), 'the centre has it; else a van, or its station'),
  van: told(
    z.nullable(
      z.object({
        loop: z.uuid(),
        name: z.string(),
        missing: told(z.boolean(), 'it was not found when the van was unloaded'),
        down: told(z.boolean(), 'it goes back to the station that it came from'),
      }),
    ),
    'the van that has it',
  ),
  commodity: z.uuid(),
  commodityName: z.string(),
  commodityNameEn: maybeText,
  unit: z.enum(weightUnits),
  grade: z.int(),
  gradeName: z.string(),
  gradeNameEn: maybeText,
  ticket: z.nullable(z.uuid()),
  making: z.nullable(z.uuid()),
  grams: told(z.int(), 'as it came to be'),
  leftGrams: z.int(),
  pieces: z.nullable(z.int()),
  takenOn: told(z.string(), 'the oldest of it'),
  keepsUntil: told(maybeText, 'the last day on which it may be used'),
  state: told(z.enum(lotStates), 'on the day that is asked about'),
  stage: z.enum(lotStages),
  stand: z.enum(lotStands),
  judged: z.nullable(shape('LotJudged', { reason: z.enum(holdReasons), by: z.uuid(), byName: maybeText, at: moment })),
  papers: told(standingPapers, 'its own that stand'),
  testHold: told(z.nullable(z.enum(testHolds)), 'what inspection says of it; null where that hinders nothing'),
  proven: told(
    z.array(shape('Proof', { substance: z.string(), until: z.string() })),
    'what laboratories passed in it, or in all that it was made of, and until when their reports hold',
  ),
  heldThrough: told(
    z.array(z.object({ lot: z.uuid(), code: z.string() })),
    'the lots that it is made of and that may not be used',
  ),
  recalled: told(z.nullable(z.object({ reason: z.enum(holdReasons), at: moment })), 'that it was called back'),
  madeAt: moment,
  closedAt: z.nullable(moment),
});

/** How a recall reached somebody: read in the app, by a message, or told by a person. */
export const recallWays = ['read', 'sent', 'told'] as const;

/** Who can have a lot. */
export const lotPlaces = ['station', 'van', 'centre'] as const;

const lotHand = shape('LotHand', {
  step: z.enum(lotStepNames),
  at: moment,
  byName: maybeText,
  place: told(z.enum(lotPlaces), 'who had it from then on'),
  placeName: told(maybeText, 'the station, or the van'),
  grams: told(z.int(), 'what it weighed by the books'),
});

const lotPart = shape('LotPart', {
  lot: z.uuid(),
  code: z.string(),
  grams: z.int(),
  pieces: z.optional(z.nullable(z.int())),
});

const lotMaking = shape('LotMaking', {
  id: z.uuid(),
  act: z.enum(lotActs),
  station: z.nullable(z.uuid()),
  stationName: maybeText,
  inputs: z.array(lotPart),
  outputs: z.array(lotPart),
  lossGrams: z.int(),
  arrivedGrams: z.nullable(z.int()),
  surplusGrams: told(z.int(), 'weighed above the books, not booked'),
  muchLost: z.boolean(),
  reason: z.nullable(z.enum([...lossReasons, ...removalReasons])),
  madeAt: moment,
  madeByName: maybeText,
  undoneAt: z.nullable(moment),
  undoneByName: maybeText,
});

/** By what lots are narrowed; the days are those on which they came to be. */
const lotFilters = {
  /** Where they came to be. */
  station: z.optional(z.uuid()),
  /** Who has them: the centre, a van, or the station where they came to be. */
  at: z.optional(z.enum(lotPlaces)),
  commodity: z.optional(z.uuid()),
  state: z.optional(z.enum(lotStates)),
  query: searchText,
  ...days,
  /** The day on which they would be used; today where none is asked about. */
  day: z.optional(z.iso.date()),
};

/** What can be read of lots and what is done with them. */
export const lotReads = {
  '/lots': defineRead({
    summary: 'Lots: what lies where, until when it may be used, and what is held',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'loop', 'lot', 'member', 'station', 'vehicle'],
    personal: true,
    asks: z.object({ ...lotFilters, ...sortedBy(['made', 'expiry', 'left'], '-made'), ...paging }),
    answer: pageOf(lot),
  }),
  '/lots-sums': defineRead({
    summary: 'What a list of lots comes to, all pages together',
    capability: 'produce.read',
    reach: 'places',
    tells: ['lot'],
    asks: z.object(lotFilters),
    answer: sumsOf({
      leftGrams: z.int(),
      usableGrams: told(z.int(), 'what of that may be used on the day'),
      pieces: z.int(),
    }),
  }),
  '/lots/:id': defineRead({
    summary: 'One lot: of which tickets it is made by weight, and what was done with it',
    capability: 'produce.read',
    reach: 'places',
    tells: [
      'commodity',
      'household',
      'intakeTicket',
      'loop',
      'lot',
      'lotDraw',
      'lotMaking',
      'member',
      'paper',
      'station',
      'vehicle',
      'villager',
    ],
    personal: true,
    asks: z.object({ id: z.uuid(), day: z.optional(z.iso.date()) }),
    answer: z.object({
      lot,
      parts: told(
        z.nullable(
          z.array(
            z.object({
              ticket: z.uuid(),
              code: z.string(),
              household: z.uuid(),
              householdName: z.string(),
              grams: z.int(),
            }),
          ),
        ),
        'by weight as it came to be; null where it is made of more lots than are reckoned at once',
      ),
      papers: told(z.array(paper), 'its own and those of all goods of its commodity, withdrawn ones too, newest first'),
      sale: told(
        z.nullable(z.object({ code: z.string(), status: z.int(), retry: z.string(), zh: z.string(), en: z.string() })),
        'why it may not be sold, listed or shipped on the day; null where it may',
      ),
      acts: told(z.array(lotMaking), 'what made it, then what was done with it, in order'),
      hands: told(z.array(lotHand), 'whose hands it went through since, in order'),
    }),
  }),
  '/lot-traces/:id': defineRead({
    summary: 'All lots that one is made of, or all that were made of it, and who has what is left',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'loop', 'lot', 'lotDraw', 'member', 'station', 'vehicle'],
    personal: true,
    asks: z.object({
      id: z.uuid(),
      way: z.enum(['back', 'on']),
      limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(1_000)), 200),
    }),
    answer: z.object({
      count: told(z.int(), 'all of them, itself not included'),
      holders: told(
        z.array(
          z.object({
            station: z.nullable(z.uuid()),
            stationName: maybeText,
            vanName: told(maybeText, 'where a van has them'),
            lots: z.int(),
            leftGrams: z.int(),
          }),
        ),
        'who has what is left of them, itself included; station and van null for the centre',
      ),
      rows: told(z.array(lot), 'the first of them, in the order in which they came to be'),
    }),
  }),
  '/lot-recalls/:id': defineRead({
    summary: 'Whom a recall told, how and when, and whom it has not told yet; no rows where the lot was not recalled',
    capability: 'produce.read',
    reach: 'county',
    tells: 'all',
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: wholeOf(
      z.object({
        id: z.string(),
        who: z.enum(['household', 'station', 'van']),
        name: told(z.string(), 'the household, the station or the van'),
        personName: told(maybeText, 'who is told for it'),
        how: told(z.nullable(z.enum(recallWays)), 'by which way it reached them; null where it has not'),
        at: told(z.nullable(moment), 'when it did'),
      }),
    ),
  }),
  '/lot-makings': defineRead({
    summary: 'What was done with lots, newest first',
    capability: 'produce.read',
    reach: 'places',
    tells: ['lotMaking', 'member', 'station'],
    personal: true,
    asks: z.object({
      station: z.optional(z.uuid()),
      muchLost: z.optional(z.literal('1')),
      ...days,
      ...sortedBy(['made'], '-made'),
      ...paging,
    }),
    answer: pageOf(lotMaking),
  }),
};

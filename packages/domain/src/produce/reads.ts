import * as z from 'zod/mini';
import {
  agreedWays,
  entryStages,
  holdReasons,
  householdStages,
  intakePayments,
  lossReasons,
  lotActs,
  lotStages,
  lotStands,
  priceRules,
  soldSteps,
  removalReasons,
  ticketReversals,
  ticketStages,
  trades,
  weightUnits,
  yieldBases,
} from './index.ts';
import { placeCode, villageCode } from '../kernel/index.ts';
import { position } from '../network/reads.ts';
import {
  days,
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

const commodity = shape('Commodity', {
  id: z.uuid(),
  name: z.string(),
  nameEn: maybeText,
  unit: told(
    z.enum(weightUnits),
    'in what people weigh it and say its price; all figures are in grams and fen a kilogram',
  ),
  grades: z.array(z.object({ zh: z.string(), en: maybeText })),
  basis: z.enum(yieldBases),
  yieldGrams: told(z.int(), 'what one mu, head or tree can give in a year'),
  withdrawn: z.boolean(),
  terms: told(
    z.array(
      z.object({
        from: z.string(),
        setAt: moment,
        rule: z.enum(priceRules),
        pricesFenPerKg: z.array(z.int()),
        freeMoistureBasisPoints: z.nullable(z.int()),
        freeDirtBasisPoints: z.nullable(z.int()),
      }),
    ),
    'in the order in which they were set',
  ),
  keepsDays: told(z.nullable(z.int()), 'how many days it keeps, the first included'),
  lossBasisPoints: told(z.nullable(z.int()), 'what is lost as a rule when it is handled'),
  madeFrom: told(z.array(z.uuid()), 'the commodities that it is made of'),
});

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

const sizes = z.array(z.object({ commodity: z.uuid(), sizeHundredths: z.int() }));

const registerEntry = shape('RegisterEntry', {
  id: z.uuid(),
  household: told(z.nullable(z.uuid()), 'the household of the network that it is, or came to be'),
  householdName: maybeText,
  village: z.string(),
  villageName: z.string(),
  townName: z.string(),
  called: maybeText,
  phone: maybeText,
  trades: z.array(z.enum(trades)),
  grows: sizes,
  returnee: told(z.boolean(), 'founded by somebody who came home'),
  founded: told(maybeText, 'the year, or the month'),
  stage: z.enum(entryStages),
  importId: z.nullable(z.uuid()),
  amended: z.int(),
  enteredAt: moment,
});

const ticket = shape('IntakeTicket', {
  id: z.uuid(),
  code: z.string(),
  station: z.uuid(),
  stationName: z.string(),
  household: z.uuid(),
  householdName: z.string(),
  seller: z.uuid(),
  sellerName: maybeText,
  partner: z.uuid(),
  partnerName: maybeText,
  agreed: z.enum(agreedWays),
  commodity: z.uuid(),
  commodityName: z.string(),
  commodityNameEn: maybeText,
  unit: z.enum(weightUnits),
  grade: z.int(),
  gradeName: z.string(),
  gradeNameEn: maybeText,
  grossGrams: z.int(),
  tareGrams: z.int(),
  moistureBasisPoints: z.nullable(z.int()),
  dirtBasisPoints: z.nullable(z.int()),
  moistureGrams: z.int(),
  dirtGrams: z.int(),
  netGrams: z.int(),
  priceFenPerKg: z.int(),
  amountFen: fenAmount,
  payment: z.enum(intakePayments),
  implausible: z.nullable(z.object({ broughtGrams: z.int(), plausibleGrams: z.int() })),
  stage: z.enum(ticketStages),
  replaces: z.nullable(z.uuid()),
  replacedBy: z.nullable(z.uuid()),
  takenAt: moment,
  reversedAt: z.nullable(moment),
  reversedByName: maybeText,
  reason: z.nullable(z.enum(ticketReversals)),
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

/** By what the industry register is narrowed. */
const registerFilters = {
  /** A town or a village, by its code. */
  place: z.optional(placeCode),
  trade: z.optional(z.enum(trades)),
  returnee: z.optional(z.literal('1')),
  commodity: z.optional(z.uuid()),
  /** Those that count, where nothing is said. */
  stage: z.optional(z.enum(householdStages)),
  /** Households of the network alone. */
  network: z.optional(z.literal('1')),
  import: z.optional(z.uuid()),
  query: searchText,
};

/** By what tickets are narrowed; the days are those on which they were taken. */
const ticketFilters = {
  station: z.optional(z.uuid()),
  household: z.optional(z.uuid()),
  commodity: z.optional(z.uuid()),
  stage: z.optional(z.enum(ticketStages)),
  payment: z.optional(z.enum(intakePayments)),
  /** More than the household can plausibly have. */
  implausible: z.optional(z.literal('1')),
  query: searchText,
  ...days,
};

/** How a lot stands on a day: whether it may be used, or why not. */
export const lotStates = ['usable', 'lot-expired', 'lot-held', 'lot-rejected', 'lot-gone'] as const;
export type LotState = (typeof lotStates)[number];

const lot = shape('Lot', {
  id: z.uuid(),
  code: z.string(),
  station: told(z.nullable(z.uuid()), 'where it came to be; null for the centre'),
  stationName: maybeText,
  atCentre: told(z.boolean(), 'the centre has it; else its station'),
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
  madeAt: moment,
  closedAt: z.nullable(moment),
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
  /** Who has them: the centre, or the station where they came to be. */
  at: z.optional(z.enum(['centre', 'station'])),
  commodity: z.optional(z.uuid()),
  state: z.optional(z.enum(lotStates)),
  query: searchText,
  ...days,
  /** The day on which they would be used; today where none is asked about. */
  day: z.optional(z.iso.date()),
};

/** What can be read of what households bring. */
export const produceReads = {
  '/commodities': defineRead({
    summary: 'What households bring, and what it is bought at',
    capability: 'produce.read',
    reach: 'everywhere',
    tells: ['commodity'],
    asks: z.object({}),
    answer: wholeOf(commodity),
  }),
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
  '/register': defineRead({
    summary: 'The county’s industry register: who raises, deals or sells online, households of the network among them',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'householdMember', 'registerEntry', 'registerImport', 'villager'],
    personal: true,
    asks: z.object({ ...registerFilters, ...sortedBy(['village', 'entered'], 'village'), ...paging }),
    answer: pageOf(registerEntry),
  }),
  '/register-sums': defineRead({
    summary: 'How many entries of the register a list has, all pages together, and what they live by',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'householdMember', 'registerEntry', 'registerImport', 'villager'],
    asks: z.object(registerFilters),
    answer: sumsOf({
      raising: z.int(),
      dealers: z.int(),
      online: z.int(),
      returnees: z.int(),
      network: told(z.int(), 'households of the network'),
    }),
  }),
  '/register/:id': defineRead({
    summary: 'One entry of the register',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'householdMember', 'registerEntry', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: registerEntry,
  }),
  '/register-by-village': defineRead({
    summary: 'What each village lives by: entries of the register by trade, and how much of what',
    capability: 'produce.read',
    reach: 'places',
    tells: ['position', 'registerEntry', 'registerImport'],
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        code: z.string(),
        name: z.string(),
        town: z.string(),
        townName: z.string(),
        position: z.nullable(position),
        entries: z.int(),
        raising: z.int(),
        dealers: z.int(),
        online: z.int(),
        returnees: z.int(),
        grows: told(
          z.array(z.object({ commodity: z.uuid(), entries: z.int(), sizeHundredths: z.int() })),
          'the one of most entries first',
        ),
      }),
    ),
  }),
  '/register-imports': defineRead({
    summary: 'Sheets that were taken into the register',
    capability: 'households.edit',
    reach: 'county',
    tells: ['member', 'registerImport'],
    personal: true,
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        at: moment,
        byName: maybeText,
        entries: z.int(),
        touched: told(z.int(), 'of these, on how many something hangs since'),
        undoneAt: z.nullable(moment),
      }),
    ),
  }),
  '/tickets': defineRead({
    summary: 'What was taken in at the counters, ticket by ticket',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'intakeTicket', 'member', 'station', 'villager'],
    personal: true,
    asks: z.object({ ...ticketFilters, ...sortedBy(['taken', 'amount'], '-taken'), ...paging }),
    answer: pageOf(ticket),
  }),
  '/tickets-sums': defineRead({
    summary: 'What a list of tickets comes to, all pages together; what was reversed counts for nothing',
    capability: 'produce.read',
    reach: 'places',
    tells: ['household', 'intakeTicket', 'villager'],
    asks: z.object(ticketFilters),
    answer: sumsOf({
      netGrams: z.int(),
      amountFen: fenAmount,
      cashFen: told(fenAmount, 'what of that was paid out of drawers'),
      reversed: told(z.int(), 'how many of the tickets are reversed'),
    }),
  }),
  '/tickets/:id': defineRead({
    summary: 'One ticket, and what was booked for it',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'intakeTicket', 'member', 'station', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(ticket, {
      postings: z.array(
        z.object({ seq: z.int(), at: moment, account: z.string(), amountFen: fenAmount, reason: z.string() }),
      ),
    }),
  }),
  '/lots': defineRead({
    summary: 'Lots: what lies where, until when it may be used, and what is held',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'lot', 'member', 'station'],
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
    tells: ['commodity', 'household', 'intakeTicket', 'lot', 'lotDraw', 'lotMaking', 'member', 'station'],
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
      acts: told(z.array(lotMaking), 'what made it, then what was done with it, in order'),
    }),
  }),
  '/lot-traces/:id': defineRead({
    summary: 'All lots that one is made of, or all that were made of it, and who has what is left',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'lot', 'lotDraw', 'member', 'station'],
    personal: true,
    asks: z.object({
      id: z.uuid(),
      way: z.enum(['back', 'on']),
      limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(1_000)), 200),
    }),
    answer: z.object({
      count: told(z.int(), 'all of them, itself not included'),
      holders: told(
        z.array(z.object({ station: z.nullable(z.uuid()), stationName: maybeText, lots: z.int(), leftGrams: z.int() })),
        'who has what is left of them, itself included; station null for the centre',
      ),
      rows: told(z.array(lot), 'the first of them, in the order in which they came to be'),
    }),
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

import * as z from 'zod/mini';
import { entryStages, householdStages, trades } from './index.ts';
import { placeCode } from '../kernel/index.ts';
import { position } from '../network/reads.ts';
import {
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

/** What can be read of the industry register. */
export const registerReads = {
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
};

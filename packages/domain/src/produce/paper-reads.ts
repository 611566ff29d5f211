import * as z from 'zod/mini';
import { agreedWays, commitmentBases, paperKinds, paperWithdrawals, promisers, weightUnits } from './index.ts';
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
} from '../read.ts';

/** The papers of a lot or a commodity that stand, as its row knows them. */
export const standingPapers = z.array(
  z.object({
    id: z.uuid(),
    kind: z.enum(paperKinds),
    validFrom: z.string(),
    validUntil: maybeText,
  }),
);

/** How a paper stands on a day. */
export const paperStates = ['standing', 'ended', 'withdrawn'] as const;
export type PaperState = (typeof paperStates)[number];

export const paper = shape('Paper', {
  id: z.uuid(),
  code: told(z.string(), 'the number of a commitment certificate'),
  kind: z.enum(paperKinds),
  lot: told(z.nullable(z.uuid()), 'null where it is of all goods of a commodity'),
  lotCode: maybeText,
  commodity: z.uuid(),
  commodityName: z.string(),
  commodityNameEn: maybeText,
  unit: z.enum(weightUnits),
  gradeName: maybeText,
  gradeNameEn: maybeText,
  station: told(z.nullable(z.uuid()), 'null for the centre'),
  stationName: maybeText,
  commitment: z.nullable(
    shape('PaperCommitment', {
      promiser: z.enum(promisers),
      household: z.nullable(z.uuid()),
      householdName: maybeText,
      sellerName: maybeText,
      basis: z.enum(commitmentBases),
      agreed: z.enum(agreedWays),
      grams: z.int(),
    }),
  ),
  number: maybeText,
  issuer: maybeText,
  validFrom: z.string(),
  validUntil: maybeText,
  state: z.enum(paperStates),
  addedAt: moment,
  addedByName: maybeText,
  withdrawnAt: z.nullable(moment),
  withdrawnByName: maybeText,
  reason: z.nullable(z.enum(paperWithdrawals)),
});

/** By what papers are narrowed; the days are those on which they were issued or written down. */
const paperFilters = {
  station: z.optional(z.uuid()),
  commodity: z.optional(z.uuid()),
  lot: z.optional(z.uuid()),
  kind: z.optional(z.enum(paperKinds)),
  state: z.optional(z.enum(paperStates)),
  query: searchText,
  ...days,
};

/** What can be read of the papers that go with goods. */
export const paperReads = {
  '/papers': defineRead({
    summary: 'Papers that go with goods: commitment certificates, and what other classes bring',
    capability: 'produce.read',
    reach: 'places',
    tells: ['commodity', 'household', 'lot', 'member', 'paper', 'station', 'villager'],
    personal: true,
    asks: z.object({ ...paperFilters, ...sortedBy(['added', 'until'], '-added'), ...paging }),
    answer: pageOf(paper),
  }),
  '/papers-sums': defineRead({
    summary: 'How many papers a list has, all pages together, and how they stand today',
    capability: 'produce.read',
    reach: 'places',
    tells: ['lot', 'paper'],
    asks: z.object(paperFilters),
    answer: sumsOf({ standing: z.int(), ended: z.int(), withdrawn: z.int() }),
  }),
};

import * as z from 'zod/mini';
import { consignmentKinds, consignmentStages } from './index.ts';
import { carrierCodes } from '../parcels/index.ts';
import { days, defineRead, maybeText, moment, pageOf, paging, searchText, shape, sortedBy, sumsOf } from '../read.ts';

const consignment = shape('Consignment', {
  id: z.uuid(),
  label: z.string(),
  station: z.uuid(),
  stationName: z.string(),
  kind: z.enum(consignmentKinds),
  sender: z.nullable(z.uuid()),
  senderName: maybeText,
  /** For whom it is; for those who handle it only. */
  recipient: z.nullable(z.object({ name: maybeText, phone: maybeText, address: maybeText })),
  pieces: z.int(),
  weightGrams: z.int(),
  volumeCubicDecimetres: z.int(),
  cold: z.boolean(),
  stage: z.enum(consignmentStages),
  holder: z.string(),
  loop: z.nullable(z.uuid()),
  /** What the van of that loop is called. */
  vehicleName: maybeText,
  carrier: z.nullable(z.enum(carrierCodes)),
  number: maybeText,
  registeredAt: moment,
  /** When a driver signed for it last. */
  collectedAt: z.nullable(moment),
  closedAt: z.nullable(moment),
});

/** By what consignments are narrowed; the days are those on which they were registered. */
const filters = {
  station: z.optional(z.uuid()),
  stage: z.optional(z.union([z.enum(consignmentStages), z.literal('open')])),
  loop: z.optional(z.uuid()),
  /** Not done with, and registered at least so many days ago. */
  waited: z.optional(z.enum(['1', '3', '7'])),
  query: searchText,
  ...days,
};

/** What can be read of what villagers send up. */
export const consignmentsReads = {
  '/consignments': defineRead({
    summary: 'What stations send up, and who has it',
    capability: 'consignments.read',
    reach: 'places',
    tells: ['consignment', 'loop', 'vehicle', 'villager'],
    personal: true,
    asks: z.object({ ...filters, ...sortedBy(['registered', 'closed'], '-registered'), ...paging }),
    answer: pageOf(consignment),
  }),
  '/consignments-sums': defineRead({
    summary: 'What a list of consignments comes to, all pages together',
    capability: 'consignments.read',
    reach: 'places',
    tells: ['consignment', 'villager'],
    asks: z.object(filters),
    answer: sumsOf({ pieces: z.int(), weightGrams: z.int() }),
  }),
  '/consignments/:id': defineRead({
    summary: 'One consignment and its custody from hand to hand',
    capability: 'consignments.read',
    reach: 'places',
    tells: ['consignment', 'loop', 'member', 'vanLoad', 'vehicle', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(consignment, {
      history: z.array(
        z.object({
          step: z.string(),
          holder: z.string(),
          holderName: maybeText,
          note: maybeText,
          seq: z.int(),
          at: moment,
          by: z.uuid(),
          byName: maybeText,
        }),
      ),
    }),
  }),
  '/consignments-summary': defineRead({
    summary: 'How much waits to go up or to be handed on, and what is missing',
    capability: 'consignments.read',
    reach: 'places',
    tells: ['consignment'],
    personal: true,
    asks: z.object({ station: z.optional(z.uuid()) }),
    answer: z.object({
      atStation: z.int(),
      onVan: z.int(),
      atCentre: z.int(),
      missing: z.int(),
      oldestAtCentre: z.nullable(moment),
    }),
  }),
};

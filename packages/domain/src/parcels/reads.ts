import * as z from 'zod/mini';
import { carrierCodes, complaintSubjects, consentChannels, parcelStages, troubleKinds } from './index.ts';
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

/** A driver's own hand to a bag that the centre booked onto the van: who, when, and how many pieces were in it. */
const signature = shape('DriversHand', { at: moment, byName: maybeText, pieces: z.int() });

/** By what parcels are narrowed; the days are those on which they were registered. */
const filters = {
  stage: z.optional(z.union([z.enum(parcelStages), z.literal('open')])),
  station: z.optional(z.uuid()),
  carrier: z.optional(z.enum(carrierCodes)),
  villager: z.optional(z.uuid()),
  load: z.optional(z.uuid()),
  waited: z.optional(z.enum(['3', '7', '15'])),
  trouble: z.optional(z.literal('1')),
  complaint: z.optional(z.enum(['open', 'late'])),
  query: searchText,
  ...days,
};

const parcel = shape('Parcel', {
  id: z.uuid(),
  number: z.string(),
  carrier: z.enum(carrierCodes),
  station: z.uuid(),
  stationName: z.string(),
  villager: z.nullable(z.uuid()),
  recipientName: maybeText,
  recipientPhone: maybeText,
  order: z.nullable(z.uuid()),
  orderStage: maybeText,
  weightGrams: z.nullable(z.int()),
  volumeCubicDecimetres: z.nullable(z.int()),
  code: z.string(),
  visit: told(maybeText, 'with what else it waits'),
  stage: z.enum(parcelStages),
  holder: z.string(),
  trouble: z.nullable(z.object({ kind: z.enum(troubleKinds), at: moment })),
  complaint: z.nullable(z.object({ about: z.enum(complaintSubjects), openedAt: moment, dueAt: moment })),
  registeredAt: moment,
  receivedAtStation: z.nullable(moment),
  closedAt: z.nullable(moment),
  /** Whole business days since it came to the station; null where it does not wait there. */
  waitedDays: z.nullable(z.int()),
});

const waitedCounts = shape('WaitedCounts', { '3': z.int(), '7': z.int(), '15': z.int() });

/** What can be read of parcels. */
export const parcelsReads = {
  '/parcels': defineRead({
    summary: 'Parcels and who has them',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['order', 'parcel', 'vanLoad', 'villager', 'visit', 'visitNumber'],
    personal: true,
    asks: z.object({ ...filters, ...sortedBy(['registered', 'number', 'received'], '-registered'), ...paging }),
    answer: pageOf(parcel),
  }),
  '/parcels-sums': defineRead({
    summary: 'What a list of parcels comes to, all pages together',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['parcel', 'vanLoad', 'villager', 'visit', 'visitNumber'],
    asks: z.object(filters),
    answer: sumsOf({ weighed: told(z.int(), 'how many have a weight'), weightGrams: z.int() }),
  }),
  '/parcels/:id': defineRead({
    summary: 'One parcel and its custody from hand to hand',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['loop', 'member', 'order', 'parcel', 'vanLoad', 'vehicle', 'villager'],
    personal: true,
    asks: z.object({ id: z.uuid() }),
    answer: z.extend(parcel, {
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
          signed: told(z.nullable(signature), 'the driver’s own hand, where the centre loaded a van'),
        }),
      ),
    }),
  }),
  '/parcels-summary': defineRead({
    summary: 'How many parcels wait, where, and what is wrong',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['parcel'],
    personal: true,
    asks: z.object({ station: z.optional(z.uuid()) }),
    answer: z.object({
      atCentre: z.int(),
      onVan: z.int(),
      atStation: z.int(),
      oldestAtStation: z.nullable(moment),
      /** Waiting at a station for so many days or more. */
      waited: waitedCounts,
      troubles: z.int(),
      oldestTrouble: z.nullable(moment),
      complaints: z.int(),
      complaintsLate: z.int(),
      oldestComplaint: z.nullable(moment),
      handedOutToday: z.int(),
    }),
  }),
  '/parcel-lookup': defineRead({
    summary: 'What a scanned number is',
    capability: 'parcels.read',
    reach: 'everywhere',
    tells: ['order', 'orderReference', 'parcel'],
    asks: z.object({ number: z.string().check(z.minLength(1), z.maxLength(60)) }),
    answer: z.object({
      number: z.string(),
      carrier: z.nullable(z.enum(carrierCodes)),
      parcel: z.nullable(
        z.object({
          id: z.uuid(),
          stage: z.enum(parcelStages),
          station: z.uuid(),
          stationName: z.string(),
          trouble: z.boolean(),
          /** For those who load vans there: what it weighs, and whether its order was cancelled. */
          toLoad: z.nullable(z.object({ weightGrams: z.nullable(z.int()), calledOff: z.boolean() })),
        }),
      ),
      order: z.nullable(z.object({ id: z.uuid(), station: z.uuid(), stationName: z.string() })),
    }),
  }),
  '/consents': defineRead({
    summary: 'Who may collect for a villager',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['consent', 'villager'],
    personal: true,
    asks: z.object({ villager: z.uuid() }),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        villager: z.uuid(),
        agent: z.uuid(),
        agentName: maybeText,
        channel: z.enum(consentChannels),
        givenAt: moment,
      }),
    ),
  }),
};

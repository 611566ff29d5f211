import * as z from 'zod/mini';
import { noticeChannels } from './index.ts';
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
} from '../read.ts';

const villager = shape('Villager', {
  id: z.uuid(),
  station: z.uuid(),
  stationName: z.string(),
  name: maybeText,
  phone: maybeText,
  address: told(maybeText, 'their household; null where none is kept, or the reader does not serve them'),
  lastVisit: told(z.nullable(moment), 'when they last ordered, or collected something'),
  erased: z.boolean(),
  /** Whether the notice of what is kept about them is on record. */
  noticed: z.boolean(),
  openOrders: z.int(),
});

const villagerFilters = {
  station: z.optional(z.uuid()),
  query: searchText,
  notice: z.optional(z.literal('none')),
};

/** What can be read of villagers, and of what they owe. */
export const villagerReads = {
  '/villagers': defineRead({
    summary: 'The people a station serves',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['order', 'parcel', 'villager'],
    personal: true,
    asks: z.object({ ...villagerFilters, ...sortedBy(['name', 'orders'], 'name'), ...paging }),
    answer: pageOf(villager),
  }),
  '/villagers-sums': defineRead({
    summary: 'How many villagers a list has, all pages together',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['villager'],
    asks: z.object(villagerFilters),
    answer: sumsOf({}),
  }),
  '/villagers/:id/data': defineRead({
    summary: 'All that is held about a villager, for them to have',
    capability: 'villagers.export',
    reach: 'places',
    tells: ['commodity', 'consignment', 'household', 'intakeTicket', 'order', 'villager'],
    personal: true,
    carries: ({ file }) => (file === undefined ? undefined : 'villager-file'),
    asks: z.object({ id: z.uuid(), file: z.optional(z.literal('1')) }),
    answer: z.object({
      villager: z.object({
        id: z.uuid(),
        station: z.uuid(),
        stationName: z.string(),
        name: maybeText,
        phone: maybeText,
        address: maybeText,
        erased: z.boolean(),
        amended: told(z.int(), 'how often this was corrected: a correction says which it was made from'),
        consentNotice: z.nullable(z.int()),
        consentChannel: z.nullable(z.enum(noticeChannels)),
        consentAt: z.nullable(moment),
      }),
      orders: z.array(
        z.object({
          id: z.uuid(),
          placedAt: moment,
          stage: z.string(),
          amountFen: fenAmount,
          link: maybeText,
          lines: z.array(z.object({ name: maybeText, quantity: z.int(), priceFen: fenAmount })),
        }),
      ),
      /** What they sent up; whom it was for is somebody else's data. */
      consignments: z.array(
        z.object({
          id: z.uuid(),
          registeredAt: moment,
          stage: z.string(),
          kind: z.string(),
          pieces: z.int(),
          weightGrams: z.int(),
          carrier: maybeText,
          number: maybeText,
        }),
      ),
      /** The household that they belong to, and what they consent to there. */
      households: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          nameUseAt: z.nullable(moment),
          pictureUseAt: z.nullable(moment),
        }),
      ),
      /** What they brought to the counter and sold. */
      tickets: z.array(
        z.object({
          id: z.uuid(),
          takenAt: moment,
          stage: z.string(),
          commodityName: z.string(),
          netGrams: z.int(),
          amountFen: fenAmount,
          payment: z.string(),
        }),
      ),
    }),
  }),
  '/tabs': defineRead({
    summary: 'What villagers owe on their tabs',
    capability: 'villagers.read',
    reach: 'places',
    tells: ['account', 'settings', 'villager'],
    personal: true,
    asks: z.object({ villager: z.optional(z.uuid()), station: z.optional(z.uuid()), ...paging }),
    answer: z.extend(
      pageOf(
        z.object({
          villager: z.uuid(),
          name: maybeText,
          station: z.uuid(),
          stationName: z.string(),
          owesFen: fenAmount,
        }),
      ),
      { limitFen: fenAmount },
    ),
  }),
};

import * as z from 'zod/mini';
import { consignmentStages } from './consignments/index.ts';
import { roles } from './capabilities.ts';
import { firstCountySteps, firstStationSteps } from './first-steps.ts';
import { parcelStages } from './parcels/index.ts';
import { orderStages } from './purchasing/index.ts';
import { defineRead, fenAmount, maybeText, moment, shape, shapeOn, told } from './read.ts';

const waiting = shape('Waiting', { count: z.int(), oldest: z.nullable(moment) });

const undelivered = shapeOn(waiting, 'Undelivered', { amountFen: fenAmount, stationName: maybeText });

/** What tells two things apart that go by one code. */
const waitsFor = { name: maybeText, visitCode: told(maybeText, 'by which it waits') };

/** What can be read of the county as a whole. */
export const countyReads = {
  '/overview': defineRead({
    summary: 'What waits, what is late, what looks wrong',
    capability: 'orders.read',
    reach: 'places',
    tells: 'all',
    asks: z.object({}),
    answer: z.object({
      /** Orders of the county's shop that the supplier has not confirmed; they are among those to receive too. */
      toConfirm: waiting,
      toReceive: waiting,
      toCollect: waiting,
      /** Orders whose parcel went back or got lost: to be sent again, or paid back. */
      undelivered: told(undelivered, 'the station is that of the oldest'),
      toRelease: z.object({ count: z.int() }),
      /** Commands that came late and wait for a decision, where the reader may decide. */
      toReview: waiting,
      /** The clock jumped, or the server was off for days: since when what time makes due stands still, and when it last went. Null where it goes. */
      clockStopped: z.nullable(z.object({ stoppedAt: moment, turnedAt: z.nullable(moment), now: moment })),
      /** What somebody else proposed and waits for the reader, or another second person. */
      toSecond: waiting,
      stationsWithoutPartner: z.int(),
      productsLow: z.int(),
      stations: z.int(),
      villages: z.int(),
      /** Stations with a device that is silent, full, keeps work it should have sent, shows old things or has its clock off; and drivers with such a phone. */
      devicesInTrouble: z.int(),
      driversInTrouble: z.int(),
      openOrders: z.int(),
      ordersToday: z.int(),
      amountTodayFen: fenAmount,
    }),
  }),
  '/first-steps': defineRead({
    summary: 'Which first steps of a new county are done; of a new station, where one is named',
    capability: 'orders.read',
    reach: 'places',
    tells: ['commodity', 'depot', 'drawer', 'member', 'order', 'parcel', 'product', 'station', 'vehicle', 'villager'],
    asks: z.object({ station: z.optional(z.uuid()) }),
    answer: z.object({
      isNew: told(z.boolean(), 'opened in the last thirty days, or not yet'),
      done: z.array(z.enum([...firstCountySteps, ...firstStationSteps])),
    }),
  }),
  '/search': defineRead({
    summary: 'Orders, parcels, villagers, people who work here, products and stations by what somebody typed',
    capability: 'county.read',
    reach: 'places',
    tells: ['consignment', 'member', 'order', 'parcel', 'product', 'station', 'villager', 'visit', 'visitNumber'],
    personal: true,
    asks: z.object({ query: z.string().check(z.minLength(1), z.maxLength(100), z.normalize('NFKC')) }),
    answer: z.object({
      orders: z.array(
        z.object({
          id: z.uuid(),
          code: z.string(),
          ...waitsFor,
          stationName: z.string(),
          stage: z.enum(orderStages),
        }),
      ),
      parcels: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          ...waitsFor,
          stationName: z.string(),
          stage: z.enum(parcelStages),
        }),
      ),
      consignments: z.array(
        z.object({ id: z.uuid(), code: z.string(), stationName: z.string(), stage: z.enum(consignmentStages) }),
      ),
      villagers: z.array(z.object({ id: z.uuid(), name: maybeText, phone: maybeText, stationName: z.string() })),
      /** Who works here, with one of what they hold; `station` is the one they run. */
      people: z.array(
        z.object({
          id: z.uuid(),
          name: maybeText,
          phone: maybeText,
          role: z.enum(roles),
          placeName: z.string(),
          station: z.nullable(z.uuid()),
        }),
      ),
      products: z.array(z.object({ id: z.uuid(), name: z.string() })),
      stations: z.array(z.object({ id: z.uuid(), name: z.string(), villageName: z.string() })),
    }),
  }),
};

import * as z from 'zod/mini';
import { messageChannels, messageTemplates, quietHours, toTellReasons } from './index.ts';
import { about, defineRead, fenAmount, maybeText, moment, shape, told, wholeOf } from '../read.ts';

const notice = shape('Notice', {
  seq: told(z.int(), 'the journal number of what it tells of'),
  event: z.string(),
  at: moment,
  placeName: z.string(),
  about,
  name: told(maybeText, 'what people call it: a parcel’s number, a product, a vehicle, a month'),
  read: z.boolean(),
});

const messageToTell = shape('MessageToTell', {
  id: z.uuid(),
  template: z.enum(messageTemplates),
  stationName: maybeText,
  name: maybeText,
  phone: maybeText,
  count: told(z.int(), 'how many things wait'),
  code: told(maybeText, 'what they say to be handed them'),
  text: told(z.object({ zh: z.string(), en: z.string() }), 'what they are to be told'),
  why: told(z.enum(toTellReasons), 'why no gateway did it'),
  since: moment,
  toldAt: z.nullable(moment),
});

/** How it came to a person: not yet, by a gateway, by somebody, or no more needed. */
const messageOutcomes = ['waiting', 'sent', 'delivered', 'told', 'over'] as const;

/** What can be read of notices and messages. */
export const noticesReads = {
  '/notices': defineRead({
    summary: 'What the reader is told of, the newest first, and which of it they have read',
    capability: 'notices.read',
    reach: 'own',
    tells: 'all',
    asks: z.object({}),
    answer: z.object({
      rows: z.array(notice),
      next: z.null(),
      unread: z.int(),
      quiet: told(z.nullable(quietHours), 'when the reader does not want to be called; null where at any time'),
    }),
  }),
  '/messages-to-tell': defineRead({
    summary: 'Whom somebody has to tell what waits for them, by telephone or on the notice board: what no gateway told',
    capability: 'messages.tell',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({ station: z.optional(z.uuid()) }),
    answer: wholeOf(messageToTell),
  }),
  '/villager-messages': defineRead({
    summary: 'What a villager was told, or is to be told, the newest first',
    capability: 'villagers.read',
    reach: 'places',
    tells: 'all',
    personal: true,
    asks: z.object({ villager: z.uuid() }),
    answer: wholeOf(
      z.object({
        id: z.uuid(),
        template: z.enum(messageTemplates),
        stationName: maybeText,
        at: moment,
        channel: z.nullable(z.enum(messageChannels)),
        outcome: z.enum(messageOutcomes),
        outcomeAt: z.nullable(moment),
      }),
    ),
  }),
  '/message-costs': defineRead({
    summary: 'What messages cost, by month, way and text',
    capability: 'messages.costs',
    reach: 'county',
    tells: 'all',
    asks: z.object({}),
    answer: wholeOf(
      z.object({
        month: z.string(),
        channel: z.nullable(z.enum(messageChannels)),
        template: z.enum(messageTemplates),
        sent: told(z.int(), 'how many a gateway took'),
        delivered: z.int(),
        told: told(z.int(), 'how many somebody told'),
        costFen: fenAmount,
      }),
    ),
  }),
};

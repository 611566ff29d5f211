import * as z from 'zod/mini';
import { quietHours } from './index.ts';
import { about, defineRead, maybeText, moment, shape, told } from '../read.ts';

const notice = shape('Notice', {
  seq: told(z.int(), 'the journal number of what it tells of'),
  event: z.string(),
  at: moment,
  placeName: z.string(),
  about,
  name: told(maybeText, 'what people call it: a parcel’s number, a product, a vehicle, a month'),
  read: z.boolean(),
});

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
};

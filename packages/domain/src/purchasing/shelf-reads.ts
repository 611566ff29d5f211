import * as z from 'zod/mini';
import { defineRead, told, wholeOf } from '../read.ts';

/** What can be read of where things lie at a station. */
export const shelfReads = {
  '/shelving': defineRead({
    summary: 'How many shelves a station has, and how many places are on each',
    capability: 'parcels.read',
    reach: 'places',
    tells: ['shelving', 'station'],
    asks: z.object({ station: z.uuid() }),
    answer: wholeOf(z.object({ id: told(z.uuid(), 'the station'), shelves: z.int(), places: z.int() })),
  }),
};

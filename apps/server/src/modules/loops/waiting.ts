import { businessDay } from '@yangui/domain';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { sum, type Amount } from '../../planning/day.ts';
import { gatherDay } from '../../planning/gather.ts';
import { leftOut } from './day-loops.ts';

const amount = z.object({ pieces: z.int(), grams: z.int(), cubicDecimetres: z.int() });

/** What a plan would be made for now: what waits at the centre for each station, and at each station to go up. */
export const waiting = defineRead({
  path: '/loops/waiting',
  summary: 'What waits to be brought down and taken up, by station',
  capability: 'loops.read',
  reach: 'county',
  asks: z.object({
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
  }),
  answer: z.object({
    rows: z.array(z.object({ station: z.uuid().nullable(), fetch: z.uuid().nullable(), down: amount, up: amount })),
    leftOut: z.array(leftOut),
    next: z.null(),
  }),
  // What waits is the county's as a whole: whoever sees a part of it plans nothing.
  async read({ pool, county }, { day = businessDay(Date.now()) }) {
    const found = await gatherDay(pool, { county, day, notBeforeMinute: 0 });
    const shown = ({ pieces, grams, cubicDecimetres }: Amount) => ({ pieces, grams, cubicDecimetres });
    return {
      rows: found.calls.map(({ station, fetch, down, up, coldUp }) => ({
        station,
        fetch,
        down: shown(down),
        up: shown(sum(up, coldUp)),
      })),
      leftOut: [...found.leftOut],
      next: null,
    };
  },
});

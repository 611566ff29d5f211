import { businessDay } from '@yangui/domain';
import { sum, type Amount } from '../../planning/day.ts';
import { gatherDay } from '../../planning/gather.ts';
import type { Query } from '../../http/reading.ts';

/** What a plan would be made for now: what waits at the centre for each station, and at each station to go up. */
export const waiting: Query<'/loops/waiting'> = async ({ pool, county }, { day = businessDay(Date.now()) }) => {
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
};

import { DAY, NOTICE_DAYS, type Instant } from '@yangui/domain';
import type { Pool } from 'pg';
import { countiesInTime } from '../../journal/clock-watch.ts';

/**
 * Lets go of the notices that are no more to be had, in the counties in which the clock can be believed.
 * @returns how many went
 */
export async function sweepNotices(pool: Pool, now: Instant): Promise<number> {
  let gone = 0;
  for (const county of await countiesInTime(pool, now)) {
    const { rowCount } = await pool.query('delete from notice where county = $1 and at <= to_timestamp($2 / 1000.0)', [
      county,
      now - NOTICE_DAYS * DAY,
    ]);
    gone += rowCount ?? 0;
  }
  return gone;
}

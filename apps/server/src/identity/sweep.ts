import { keptNoLonger, retentionOf, type Instant } from '@yangui/domain';
import type { Pool } from 'pg';
import { accessLogsHere, pruneAccessLog } from '../access/access-log.ts';
import { countiesInTime } from '../journal/clock-watch.ts';
import { countiesHere } from '../journal/county.ts';

/**
 * Lets go of what is over: sessions and verifications past their time, devices that are known no more, and the access logs' oldest
 * entries. It changes nothing that anybody could still use. A county's log goes by the county's clock; what belongs to no county
 * waits until the clock is believed in every one.
 * @returns how many sessions went
 */
export async function sweep(pool: Pool, now: Instant): Promise<number> {
  const here = await countiesHere(pool);
  const inTime = await countiesInTime(pool, now);
  const everywhere = here.every((county) => inTime.includes(county));
  for (const county of await accessLogsHere(pool))
    if (inTime.includes(county) || (everywhere && !here.includes(county)))
      await pruneAccessLog(pool, county, keptNoLonger(retentionOf('access-log'), now));
  if (!everywhere) return 0;
  const moment = new Date(now);
  const { rowCount } = await pool.query('delete from identity_session where expires_at <= $1', [moment]);
  await pool.query('delete from identity_verification where expires_at <= $1', [moment]);
  await pool.query('delete from identity_known_device where seen_at <= $1', [
    new Date(keptNoLonger(retentionOf('known-device'), now)),
  ]);
  return rowCount ?? 0;
}

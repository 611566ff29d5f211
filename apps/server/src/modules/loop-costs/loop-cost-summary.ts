import { businessMonth } from '@yangui/domain';
import { perParcel, stationMonths } from './cost-by-station.ts';
import { readLoopCostSettings } from './loop-cost-settings.ts';
import { daysOf } from './month-days.ts';
import type { Query } from '../../http/reading.ts';

/** What waits about the cost of loops: loops home whose cost is not settled, and stations where a parcel costs too much this month. */
export const loopCostSummary: Query<'/loop-costs/summary'> = async ({ pool, county, within }) => {
  const { alertFenPerParcel } = await readLoopCostSettings(pool, county);
  const month = businessMonth(Date.now());
  const { rows } = await pool.query<{ unsettled: number; oldestDay: string | null }>(
    `select count(*)::int as unsettled, min(day) as "oldestDay" from loop where county = $1 and place like any($2::text[]) and stage = 'finished' and charged is null`,
    [county, within],
  );
  const stations = await stationMonths({ pool, county, within }, daysOf(month));
  const over = stations.filter((row) => (perParcel(row) ?? 0) > alertFenPerParcel).length;
  return {
    unsettled: rows[0]?.unsettled ?? 0,
    oldestDay: rows[0]?.oldestDay ?? null,
    stationsOver: over,
    alertFenPerParcel,
    month,
  };
};

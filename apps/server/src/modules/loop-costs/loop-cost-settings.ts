import { carriers, defaultLoopCostSettings, loopCostBounds, type LoopCostSettings } from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { entityOf } from '../../store/statements.ts';
import type { Query } from '../../http/reading.ts';

/** What the county has decided about what loops cost, or the defaults. */
export async function readLoopCostSettings(pool: Pool, county: string): Promise<LoopCostSettings> {
  const { rows } = await pool.query<{ row: LoopCostSettings }>(
    `select ${entityOf('loopCostSettings')} as row from loop_cost_settings t where t.county = $1`,
    [county],
  );
  return rows[0]?.row ?? defaultLoopCostSettings;
}

/** How the county shares what loops cost, what each carrier pays towards it, and from what cost per parcel the desk says so. */
export const loopCostSettings: Query<'/loop-cost-settings'> = async ({ pool, county, alsoWithin }) => {
  const { rule, alertFenPerParcel, lineSubsidyFen, contributionsFen } = await readLoopCostSettings(pool, county);
  const contributions = carriers.map(({ code, zh, en }) => ({
    carrier: code,
    zh,
    en,
    perParcelFen: contributionsFen[code],
  }));
  const { rows: vehicles } = await pool.query<AnswerOf<'/loop-cost-settings'>['vehicles'][number]>(
    `select id as vehicle, name, fixed_fen_per_day as "fixedFenPerDay", cost_fen_per_km as "costFenPerKm", driver_fen_per_day as "driverFenPerDay", driver_fen_per_hour as "driverFenPerHour"
       from vehicle where county = $1 and county like any($2::text[]) and stage <> 'retired' order by name, id`,
    [county, alsoWithin('fleet.read')],
  );
  return { rule, alertFenPerParcel, lineSubsidyFen, contributions, vehicles, bounds: loopCostBounds };
};

import {
  carrierCodes,
  carriers,
  costRules,
  defaultLoopCostSettings,
  loopCostBounds,
  type LoopCostSettings,
} from '@yangui/domain';
import type { Pool } from 'pg';
import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { fenAmount } from '../../http/shapes.ts';
import { entityOf } from '../../store/statements.ts';

/** What the county has decided about what loops cost, or the defaults. */
export async function readLoopCostSettings(pool: Pool, county: string): Promise<LoopCostSettings> {
  const { rows } = await pool.query<{ row: LoopCostSettings }>(
    `select ${entityOf('loopCostSettings')} as row from loop_cost_settings t where t.county = $1`,
    [county],
  );
  return rows[0]?.row ?? defaultLoopCostSettings;
}

const vehicleRates = z.object({
  vehicle: z.uuid(),
  name: z.string(),
  fixedFenPerDay: fenAmount,
  costFenPerKm: fenAmount,
  driverFenPerDay: fenAmount,
  driverFenPerHour: fenAmount,
});
type VehicleRates = z.infer<typeof vehicleRates>;

const bound = z.object({ least: z.int(), most: z.int() });

/** How the county shares what loops cost, what each carrier pays towards it, and from what cost per parcel the desk says so. */
export const loopCostSettings = defineRead({
  path: '/loop-cost-settings',
  summary: 'How the cost of loops is shared, who contributes, and when it is too much',
  capability: 'settings.read',
  reach: 'everywhere',
  asks: z.object({}),
  answer: z.object({
    rule: z.enum(costRules),
    alertFenPerParcel: fenAmount,
    lineSubsidyFen: fenAmount,
    contributions: z.array(
      z.object({ carrier: z.enum(carrierCodes), zh: z.string(), en: z.string(), perParcelFen: fenAmount }),
    ),
    vehicles: z.array(vehicleRates).describe('the rates that price a loop; none for who does not read the fleet'),
    bounds: z.object({ alertFenPerParcel: bound, contributionFen: bound, lineSubsidyFen: bound }),
  }),
  async read({ pool, county, alsoWithin }) {
    const { rule, alertFenPerParcel, lineSubsidyFen, contributionsFen } = await readLoopCostSettings(pool, county);
    const contributions = carriers.map(({ code, zh, en }) => ({
      carrier: code,
      zh,
      en,
      perParcelFen: contributionsFen[code],
    }));
    const { rows: vehicles } = await pool.query<VehicleRates>(
      `select id as vehicle, name, fixed_fen_per_day as "fixedFenPerDay", cost_fen_per_km as "costFenPerKm", driver_fen_per_day as "driverFenPerDay", driver_fen_per_hour as "driverFenPerHour"
       from vehicle where county = $1 and county like any($2::text[]) and stage <> 'retired' order by name, id`,
      [county, alsoWithin('fleet.read')],
    );
    return { rule, alertFenPerParcel, lineSubsidyFen, contributions, vehicles, bounds: loopCostBounds };
  },
});

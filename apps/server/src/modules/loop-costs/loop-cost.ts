import {
  cargoOf,
  chargeOf,
  furtherRowsOfCharge,
  rowsOfCharge,
  shortCode,
  type Loop,
  type LoopCharge,
  type LoopSettled,
  type WorkingSet,
} from '@yangui/domain';
import type { Pool } from 'pg';
import { RefusalError } from '../../http/refusal-error.ts';
import { loadCounties, loadMissing } from '../../store/load.ts';
import { parcelNumbers } from '../parcels/numbers.ts';
import type { Query } from '../../http/reading.ts';

/** One loop's cost with everybody's share: as booked; or, where it is not, as it would be booked now. */
export const loopCostById: Query<'/loop-costs/:id'> = async ({ pool, county, within }, { id }) => {
  const {
    rows: [here],
  } = await pool.query<{ finished: boolean }>(
    `select stage = 'finished' as finished from loop where county = $1 and id = $2 and place like any($3::text[])`,
    [county, id, within],
  );
  if (here === undefined) return undefined;
  const state = await stateOf(pool, county, id);
  const loop = state.get('loop', id);
  const vehicle = loop && state.get('vehicle', loop.vehicle);
  if (loop === undefined || vehicle === undefined) return undefined;
  if (!here.finished)
    throw new RefusalError('loop-not-ready', { vehicle: vehicle.name, stage: loop.stage, step: 'settle' });
  const charge = state.get('loopCharge', id);
  const booked = charge?.stage === 'settled' ? charge : undefined;
  const shown: LoopSettled | LoopCharge =
    booked ?? chargeOf(state, loop, { metres: null, minutes: null, extras: [] }, Date.now());
  const names = await namesOf(pool, county, [loop.driver, charge?.settledBy, charge?.reversedBy]);
  const labels = await parcelNumbers(
    pool,
    county,
    shown.carried.map(({ id }) => id),
  );
  const stationName = (station: string) => state.get('station', station)?.name ?? '';
  const { fixedFenPerDay, costFenPerKm, driverFenPerDay, driverFenPerHour } = vehicle;
  return {
    loop: id,
    day: loop.day,
    vehicle: vehicle.id,
    vehicleName: vehicle.name,
    driver: names(loop.driver),
    finishedAt: loop.finishedAt,
    planned: plannedOf(loop),
    rates: { fixedFenPerDay, costFenPerKm, driverFenPerDay, driverFenPerHour },
    stage: charge?.stage ?? ('unsettled' as const),
    onVan: booked === undefined ? cargoOf(state, loop).onVan : 0,
    times: charge?.times ?? 0,
    settledAt: charge?.settledAt ?? null,
    settledBy: names(charge?.settledBy),
    reversedAt: charge?.reversedAt ?? null,
    reversedBy: names(charge?.reversedBy),
    reason: charge?.reason ?? null,
    rule: shown.rule,
    cost: shown.cost,
    extras: [...shown.extras],
    ownFen: shown.ownFen,
    contributedFen: shown.contributions.reduce((sum, { amountFen }) => sum + amountFen, 0),
    stations: shown.stations.map(({ village: _, ...share }) => ({
      ...share,
      stationName: stationName(share.station),
    })),
    carried: shown.carried.map((thing) => ({ ...thing, label: labels.get(thing.id) ?? shortCode(thing.id) })),
    contributions: shown.contributions.map((line) => ({ ...line, stationName: stationName(line.station) })),
  };
};

/** The rows that the rule would read, loaded as the journal loads them. */
async function stateOf(pool: Pool, county: string, loop: string): Promise<WorkingSet> {
  const sets = await loadCounties(pool, [county]);
  const state = sets.get(county);
  if (state === undefined) throw new Error(`${county} was loaded`);
  const load = (refs: Parameters<typeof loadMissing>[2][number]['refs']) => loadMissing(pool, sets, [{ county, refs }]);
  await load([
    ['loop', loop],
    ['loopCharge', loop],
  ]);
  await load(rowsOfCharge(state, { loop }));
  await load(furtherRowsOfCharge(state, { loop }));
  return state;
}

function plannedOf({
  cost: { vehicleFen, distanceFen, driverFen, totalFen },
  distanceMetres: metres,
  durationMinutes: minutes,
}: Loop) {
  return { vehicleFen, distanceFen, driverFen, totalFen, metres, minutes };
}

async function namesOf(pool: Pool, county: string, people: readonly (string | null | undefined)[]) {
  const { rows } = await pool.query<{ id: string; name: string | null }>(
    `select person as id, name from person_private where county = $1 and kind = 'member' and person = any($2::uuid[])`,
    [county, people.filter((one) => typeof one === 'string')],
  );
  return (one: string | null | undefined) =>
    typeof one === 'string' ? { id: one, name: rows.find(({ id }) => id === one)?.name ?? null } : null;
}

import { businessDay, invariant, portionOf, type Instant, type State } from '../kernel/index.ts';
import { shareOverCarried, type CarriedShare } from './cost-rule.ts';
import { arrivedBy, cargoOf, type BroughtDown } from '../road/index.ts';
import {
  LINE_SUBSIDY,
  type ChargedCost,
  type Contribution,
  type LoopExtra,
  type LoopSettled,
  type StationShare,
} from './loop-charge.ts';
import { loopCost, type Loop, costAlone, minutesOf, wayAlong, loopsOfDay } from '../loops/index.ts';
import { loopCostSettingsOf, type LoopCostSettings } from './loop-cost-settings.ts';
import type { Vehicle } from '../fleet/index.ts';

/** What a clerk adds when a loop's cost is settled: figures put right (null: as recorded) and what was paid on the way. */
export interface Settling {
  readonly metres: number | null;
  readonly minutes: number | null;
  readonly extras: readonly LoopExtra[];
}

/**
 * What a finished loop cost and who bears it, by the vehicle's rates and the county's rule: what `settle-loop` books, and
 * what the desk shows before it does.
 * @param at whether the loop's day is over then decides if loops still planned take part in the vehicle's day
 */
export function chargeOf(state: State, loop: Loop, settling: Settling, at: Instant): LoopSettled {
  const vehicle = state.get('vehicle', loop.vehicle);
  invariant(vehicle !== undefined, `vehicle ${loop.vehicle} is not there to charge for`);
  const settings = loopCostSettingsOf(state);
  const cost = costOf(state, loop, vehicle, settling, at);
  const { down, up } = cargoOf(state, loop);
  const way = wayAlong(loop, cost.metres);
  const shares = shareOverCarried(cost.totalFen, settings.rule, [...down, ...up], {
    way,
    alone: costAlone(state, loop, vehicle, way),
  });
  // Without what the rules need no more: the carrier, and whether it arrived.
  const carried = shares.map(({ id, kind, station, pieces, weightGrams, shareFen }) => ({
    id,
    kind,
    station,
    pieces,
    weightGrams,
    shareFen,
  }));
  const contributions = contributionsTo(down, vehicle, settings);
  return {
    loop: loop.id,
    day: loop.day,
    place: loop.place,
    vehicle: loop.vehicle,
    driver: loop.driver,
    rule: settings.rule,
    cost,
    extras: settling.extras,
    carried,
    contributions,
    stations: byStation(state, carried, contributions),
    ownFen: carried.length === 0 ? cost.totalFen : 0,
  };
}

function costOf(
  state: State,
  loop: Loop,
  vehicle: Vehicle,
  { metres: metresSaid, minutes: minutesSaid, extras }: Settling,
  at: Instant,
): ChargedCost {
  const metres = metresSaid ?? loop.actualMetres ?? loop.distanceMetres;
  const minutes = minutesSaid ?? minutesOf(loop);
  const metresFrom = metresSaid !== null ? 'corrected' : loop.actualMetres === null ? 'planned' : 'actual';
  const minutesFrom = minutesSaid !== null ? 'corrected' : loop.actualMinutes === null ? 'planned' : 'actual';
  // The day's parts apart from the loop's own.
  const { distanceFen, driverFen: hoursFen } = loopCost(
    vehicle,
    { distanceMetres: metres, durationMinutes: minutes },
    true,
  );
  const part = partOfDay(state, loop, minutes, at);
  const vehicleFen = part(vehicle.fixedFenPerDay, 'vehicleFen');
  const driverDayFen = part(vehicle.driverFenPerDay, 'driverDayFen');
  const driverFen = driverDayFen + hoursFen;
  const extraFen = extras.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    vehicleFen,
    distanceFen,
    driverFen,
    driverDayFen,
    extraFen,
    totalFen: vehicleFen + distanceFen + driverFen + extraFen,
    metres,
    metresFrom,
    minutes,
    minutesFrom,
  };
}

/**
 * A loop's part of what its vehicle's day costs: what the loops settled before have left, shared by minutes with those still
 * to be settled. So the loops of a day come to the day's amount, to the fen, in whatever order they are settled; one that is
 * planned after all were settled bears none of it.
 */
function partOfDay(
  state: State,
  loop: Loop,
  minutes: number,
  at: Instant,
): (dayFen: number, of: 'vehicleFen' | 'driverDayFen') => number {
  const others = loopsOfDay(state, loop.day).filter(({ id, vehicle }) => vehicle === loop.vehicle && id !== loop.id);
  const dayOver = businessDay(at) > loop.day;
  const toCome = others.filter(
    ({ stage, charged }) =>
      charged === null && (stage === 'underway' || stage === 'finished' || (stage === 'planned' && !dayOver)),
  );
  const [mine, all] = toCome.reduce(([own, sum], other) => [own, sum + minutesOf(other)] as const, [
    minutes,
    minutes,
  ] as const);
  return (dayFen, of) => {
    const taken = others.reduce((sum, { charged }) => sum + (charged?.[of] ?? 0), 0);
    const left = Math.max(0, dayFen - taken);
    return all === 0 ? portionOf(left, 1, toCome.length + 1) : portionOf(left, mine, all);
  };
}

function contributionsTo(
  down: readonly BroughtDown[],
  { kind }: Vehicle,
  { contributionsFen, lineSubsidyFen }: LoopCostSettings,
): readonly Contribution[] {
  const agreed = new Map<string, number>(Object.entries(contributionsFen));
  const arrived = arrivedBy(down);
  const carriers = arrived.map(({ carrier, station, parcels }) => ({
    payer: carrier,
    station,
    parcels,
    amountFen: parcels * (agreed.get(carrier) ?? 0),
  }));
  const onLine =
    kind === 'bus'
      ? arrived.map(({ station, parcels }) => ({
          payer: LINE_SUBSIDY,
          station,
          parcels,
          amountFen: parcels * lineSubsidyFen,
        }))
      : [];
  return [...carriers, ...merged(onLine)].filter(({ amountFen }) => amountFen > 0);
}

/** One line a payer and station. */
function merged(lines: readonly Contribution[]): readonly Contribution[] {
  const byStation = new Map<string, Contribution>();
  for (const line of lines) {
    const { parcels = 0, amountFen = 0 } = byStation.get(line.station) ?? {};
    byStation.set(line.station, { ...line, parcels: line.parcels + parcels, amountFen: line.amountFen + amountFen });
  }
  return [...byStation.values()];
}

function byStation(
  state: State,
  carried: readonly CarriedShare[],
  contributions: readonly Contribution[],
): readonly StationShare[] {
  return [...new Set(carried.map(({ station }) => station))].map((station) => {
    const there = carried.filter((thing) => thing.station === station);
    const parcels = there.filter(({ kind }) => kind === 'parcel');
    const sum = (things: readonly CarriedShare[]) => things.reduce((total, { shareFen }) => total + shareFen, 0);
    return {
      station,
      village: state.get('station', station)?.village ?? '',
      parcels: parcels.length,
      returns: there.filter(({ kind }) => kind === 'return').length,
      consignments: there.filter(({ kind }) => kind === 'consignment').length,
      pieces: there.reduce((total, { pieces }) => total + pieces, 0),
      shareFen: sum(there),
      parcelFen: sum(parcels),
      contributedFen: contributions
        .filter((line) => line.station === station)
        .reduce((total, { amountFen }) => total + amountFen, 0),
    };
  });
}

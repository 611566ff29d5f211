import { portionOf } from '../kernel/index.ts';
import type { VehicleTerms } from '../fleet/index.ts';

/** What a loop costs, by what it is for. */
export interface LoopCost {
  /** The vehicle's day; nothing for its second loop of a day. */
  readonly vehicleFen: number;
  /** Fuel and wear, by the kilometre. */
  readonly distanceFen: number;
  readonly driverFen: number;
  readonly totalFen: number;
}

export type CostRates = Pick<VehicleTerms, 'fixedFenPerDay' | 'costFenPerKm' | 'driverFenPerDay' | 'driverFenPerHour'>;

/**
 * What a loop costs by a vehicle's rates, in whole fen, each part rounded by the one rule.
 * @param again whether the vehicle was out before on the same day, so that its day and its driver's are paid already
 */
export function loopCost(
  rates: CostRates,
  { distanceMetres, durationMinutes }: { readonly distanceMetres: number; readonly durationMinutes: number },
  again = false,
): LoopCost {
  const vehicleFen = again ? 0 : rates.fixedFenPerDay;
  const distanceFen = portionOf(rates.costFenPerKm, distanceMetres, 1_000);
  const driverFen = (again ? 0 : rates.driverFenPerDay) + portionOf(rates.driverFenPerHour, durationMinutes, 60);
  return { vehicleFen, distanceFen, driverFen, totalFen: vehicleFen + distanceFen + driverFen };
}

/** From the first leaving of the depot to the last coming home, in minutes; 0 where there is no trip. */
export function durationOf(trips: readonly { readonly leaveMinute: number; readonly returnMinute: number }[]): number {
  const [first] = trips;
  const last = trips.at(-1);
  return first === undefined || last === undefined ? 0 : last.returnMinute - first.leaveMinute;
}

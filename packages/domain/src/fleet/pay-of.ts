import type { VehicleTerms } from './vehicle.ts';

/** What of a vehicle's terms is paid to its owner and its driver: two people set it. */
export function payOf({ fixedFenPerDay, costFenPerKm, driverFenPerDay, driverFenPerHour }: VehicleTerms) {
  return { fixedFenPerDay, costFenPerKm, driverFenPerDay, driverFenPerHour };
}

/** A vehicle nobody is paid for yet. */
export const noPay = { fixedFenPerDay: 0, costFenPerKm: 0, driverFenPerDay: 0, driverFenPerHour: 0 };

import * as z from 'zod/mini';
import { fen, id, refuse, type Refusal, type State, figure, minuteOfDay } from '../kernel/index.ts';
import {
  vehicleKinds,
  vehicleStepAllowed,
  type TimetableStop,
  type Vehicle,
  type VehicleStep,
  type VehicleTerms,
} from './vehicle.ts';

/** A plate or a number in the fleet, short enough to paint on a door. */
const vehicleName = z
  .string()
  .check(z.trim(), z.minLength(1, { error: 'name-missing' }), z.maxLength(16, { error: 'name-too-long' }));

const timetable = z
  .array(z.object({ stop: id, minute: minuteOfDay }))
  .check(z.minLength(2, { error: 'timetable-invalid' }), z.maxLength(200, { error: 'timetable-invalid' }));

/** What is said of a vehicle when it is added or changed. */
export const vehicleFigures = {
  name: vehicleName,
  kind: z.enum(vehicleKinds),
  depot: id,
  capacityGrams: figure(1_000, 50_000_000),
  capacityCubicDecimetres: figure(1, 100_000),
  shiftFromMinute: minuteOfDay,
  shiftToMinute: minuteOfDay,
  maxDurationMinutes: z.nullable(figure(10, 1_440)),
  maxDistanceMetres: z.nullable(figure(1_000, 2_000_000)),
  maxTrips: figure(1, 10),
  coldBox: z.boolean(),
  cannotReach: z.array(id).check(z.maxLength(2_000)),
  fixedFenPerDay: fen,
  costFenPerKm: figure(0, 100_000),
  driverFenPerDay: fen,
  driverFenPerHour: figure(0, 1_000_000),
  timetable: z.nullable(timetable),
};
export const vehicleTerms = z.object({ vehicle: id, ...vehicleFigures });

/** Why a vehicle cannot be as it is said to be, or undefined where it can. */
export function termsRefusal(state: State, terms: VehicleTerms): Refusal | undefined {
  if (state.get('depot', terms.depot) === undefined) return refuse('depot-unknown', { depot: terms.depot }).refusal;
  if (terms.shiftFromMinute >= terms.shiftToMinute) return refuse('shift-invalid', { vehicle: terms.name }).refusal;
  if ((terms.kind === 'bus') !== (terms.timetable !== null))
    return refuse('timetable-unfit', { vehicle: terms.name }).refusal;
  const unknown = terms.cannotReach.find((station) => state.get('station', station) === undefined);
  if (unknown !== undefined) return refuse('station-unknown', { station: unknown }).refusal;
  return terms.timetable === null ? undefined : timetableRefusal(state, terms, terms.timetable);
}

/** A timetable goes on in time, knows only stations and the bus's depot, and comes by the depot, where goods change. */
function timetableRefusal(
  state: State,
  { name, depot }: VehicleTerms,
  stops: readonly TimetableStop[],
): Refusal | undefined {
  const unknown = stops.find(({ stop }) => stop !== depot && state.get('station', stop) === undefined);
  if (unknown !== undefined) return refuse('station-unknown', { station: unknown.stop }).refusal;
  const later = stops.every(({ minute }, index) => index === 0 || minute > (stops[index - 1]?.minute ?? 0));
  const meets = stops.some(({ stop }) => stop === depot) && stops.some(({ stop }) => stop !== depot);
  return later && meets ? undefined : refuse('timetable-invalid', { vehicle: name, where: 'timetable' }).refusal;
}

/** The vehicle, ready for a step; or the refusal that says it is not there, or at another stage. */
export function vehicleReadyTo(
  step: VehicleStep,
  state: State,
  id: string,
): { readonly vehicle: Vehicle } | { readonly refusal: Refusal } {
  const vehicle = state.get('vehicle', id);
  if (vehicle === undefined) return refuse('vehicle-unknown', { vehicle: id });
  if (vehicleStepAllowed(step, vehicle.stage)) return { vehicle };
  return refuse('vehicle-not-ready', { vehicle: vehicle.name, stage: vehicle.stage, step });
}

import { covers, refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';
import { placesWith } from '../rights/index.ts';
import { loopStepAllowed, type Loop, type LoopStep } from './loop.ts';

/** What every command about one loop needs loaded, and what it follows: the day's plan that counts its cost. */
export const loopNeeded = ({ loop }: { readonly loop: string }) => [['loop', loop] as const];

export function planOfLoop(state: State, { loop }: { readonly loop: string }) {
  const day = state.get('loop', loop)?.day;
  return day === undefined ? [] : [['dayPlan', day] as const];
}

/** The loop, ready for a step; or the refusal that says it is not there, or at another stage. */
export function loopReadyTo(
  step: LoopStep,
  state: State,
  id: string,
): { readonly loop: Loop } | { readonly refusal: Refusal } {
  const loop = state.get('loop', id);
  if (loop === undefined) return refuse('loop-unknown', { loop: id });
  if (loopStepAllowed(step, loop.stage)) return { loop };
  return refuse('loop-not-ready', { vehicle: vehicleNameOf(state, loop.vehicle), stage: loop.stage, step });
}

/** What people call a vehicle. */
export function vehicleNameOf(state: State, vehicle: string): string {
  return state.get('vehicle', vehicle)?.name ?? vehicle;
}

/**
 * Where a step of a loop happens: in the county; for its own driver, wherever they hold that role, since the loop was
 * given to them.
 */
export function placeOfDriver(state: State, { by, county, payload }: Command<{ readonly loop: string | null }>): Place {
  const loop = payload.loop === null ? undefined : state.get('loop', payload.loop);
  if (loop?.driver !== by) return county;
  return state.get('member', by)?.holdings.find(({ role }) => role === 'driver')?.place ?? county;
}

/** The refusal of a person who is no driver here. */
export function driverRefusal(state: State, driver: string | null): Refusal | undefined {
  if (driver === null || isDriver(state, driver)) return undefined;
  return refuse('driver-unknown', { driver }).refusal;
}

/** Whether somebody holds the role of a driver. */
export function isDriver(state: State, person: string): boolean {
  return state.get('member', person)?.holdings.some(({ role }) => role === 'driver') === true;
}

/** The refusal of a driver who would take a step of a loop that is another's; the centre may take it for anybody. */
export function othersLoop(state: State, by: string, { driver, vehicle, place }: Loop): Refusal | undefined {
  if (driver === null || driver === by || isCentre(state, by, place)) return undefined;
  return refuse('loop-of-another', { vehicle: vehicleNameOf(state, vehicle) }).refusal;
}

/** Whether somebody speaks for the centre there: whoever plans the loops of the place, and whoever is no member, the clockwork. */
export function isCentre(state: State, by: string, place: Place): boolean {
  const member = state.get('member', by);
  return member === undefined || placesWith(member, 'loops.plan').some((held) => covers(held, place));
}

/** The refusal of a driver who would act on a loop that nobody was given: it is its driver's once somebody starts it. */
function nobodysLoop(state: State, by: string, { driver, vehicle, place }: Loop): Refusal | undefined {
  if (driver !== null || isCentre(state, by, place)) return undefined;
  return refuse('loop-without-driver', { vehicle: vehicleNameOf(state, vehicle) }).refusal;
}

/** The loop, ready for a step that changes what it carried, by somebody who may; no more once its cost is settled. */
export function ownLoopReadyTo(
  step: LoopStep,
  state: State,
  by: string,
  id: string,
): { readonly loop: Loop } | { readonly refusal: Refusal } {
  const ready = loopReadyTo(step, state, id);
  if ('refusal' in ready) return ready;
  const no =
    othersLoop(state, by, ready.loop) ?? nobodysLoop(state, by, ready.loop) ?? settledRefusal(state, ready.loop);
  return no === undefined ? ready : { refusal: no };
}

/** The refusal to change what a loop carried once its cost is settled. */
export function settledRefusal(state: State, { charged, vehicle }: Loop): Refusal | undefined {
  return charged !== null ? refuse('loop-cost-settled', { vehicle: vehicleNameOf(state, vehicle) }).refusal : undefined;
}

/** Whether a loop stops at a station. */
export function stopsAt({ trips }: Loop, station: string): boolean {
  return trips.some(({ stops }) => stops.some((stop) => stop.station === station));
}

/** The loops whose load a loop fetches, where their vans broke down. */
export function fetchedBy({ trips }: Loop): readonly string[] {
  return trips.flatMap(({ stops }) => stops.map(({ fetch }) => fetch)).filter((fetch) => fetch !== null);
}

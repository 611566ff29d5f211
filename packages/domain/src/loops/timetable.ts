import { refuse, type Refusal, type State } from '../kernel/index.ts';
import type { LoopPlan, LoopTrip } from './loop.ts';
import type { TimetableStop, Vehicle } from '../fleet/index.ts';

/** A run of a bus between two visits of its depot. What goes down was put on at the depot before, what comes up is taken off at the one after. */
export interface BusRun {
  /** When it leaves its depot, or its first station where the day begins in a village. */
  readonly leaveMinute: number;
  readonly returnMinute: number;
  /** Stations with their minutes, in order. A station may come twice, on the way out and on the way back. */
  readonly stops: readonly TimetableStop[];
  readonly fromDepot: boolean;
  readonly toDepot: boolean;
}

/** A bus's day, cut at its depot. */
export function busRuns({ depot, timetable }: Pick<Vehicle, 'depot' | 'timetable'>): readonly BusRun[] {
  const runs: BusRun[] = [];
  let from: TimetableStop | undefined;
  let stops: TimetableStop[] = [];
  const close = (to: TimetableStop | undefined): void => {
    const [first] = stops;
    const last = stops.at(-1);
    if (first !== undefined && last !== undefined) {
      runs.push({
        leaveMinute: (from ?? first).minute,
        returnMinute: (to ?? last).minute,
        stops,
        fromDepot: from !== undefined,
        toDepot: to !== undefined,
      });
    }
    from = to;
    stops = [];
  };
  for (const stop of timetable ?? []) {
    if (stop.stop === depot) close(stop);
    else stops.push(stop);
  }
  close(undefined);
  return runs;
}

/** Why a bus would leave its timetable, or undefined where each trip is one of its runs, at its minutes. */
export function timetableRefusal(state: State, vehicle: Vehicle, { trips }: LoopPlan): Refusal | undefined {
  const runs = busRuns(vehicle);
  for (const trip of trips) {
    const run = runs.find(
      ({ leaveMinute, returnMinute }) => leaveMinute === trip.leaveMinute && returnMinute === trip.returnMinute,
    );
    if (run === undefined) return refuse('trip-off-timetable', { vehicle: vehicle.name }).refusal;
    const off = firstOff(run, trip);
    if (off !== undefined)
      return refuse('stop-off-timetable', { vehicle: vehicle.name, station: state.get('station', off)?.name ?? off })
        .refusal;
  }
  return undefined;
}

/** The first station that the run does not come by at that minute with goods that way; times in order make the order hold. */
function firstOff({ stops, fromDepot, toDepot }: BusRun, trip: LoopTrip): string | undefined {
  const wrong = trip.stops.find(
    ({ station, arriveMinute, downPieces, upPieces }) =>
      !stops.some(({ stop, minute }) => stop === station && minute === arriveMinute) ||
      (!fromDepot && downPieces > 0) ||
      (!toDepot && upPieces > 0),
  );
  return wrong === undefined ? undefined : (wrong.station ?? wrong.fetch ?? '');
}

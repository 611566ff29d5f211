import { invariant, type Draft, type EventRules, type Instant, type Place, type Recorded } from '../kernel/index.ts';
import type { LoopCost } from './loop-cost.ts';
import type { StoppedAt } from '../fleet/index.ts';

export const loopStages = ['planned', 'underway', 'finished', 'cancelled'] as const;
export type LoopStage = (typeof loopStages)[number];

/** From which stage each step may be taken: read by `decide` and by the buttons. */
export const loopSteps = {
  change: ['planned'],
  assign: ['planned'],
  load: ['planned', 'underway'],
  // From another van, by a driver who may have had no network then.
  move: ['planned', 'underway', 'finished'],
  // The driver's own hand to what the centre loaded; the record may come late.
  sign: ['planned', 'underway', 'finished'],
  start: ['planned'],
  'break-down': ['underway'],
  // Records from a phone that had no network may come after the loop is finished.
  'take-up': ['underway', 'finished'],
  'hand-over': ['underway', 'finished'],
  report: ['underway', 'finished'],
  unload: ['underway', 'finished'],
  finish: ['underway'],
  settle: ['finished'],
  cancel: ['planned'],
} as const satisfies Record<string, readonly LoopStage[]>;
export type LoopStep = keyof typeof loopSteps;

/** Whether a step may be taken from a stage. */
export function loopStepAllowed(step: LoopStep, stage: LoopStage): boolean {
  const from: readonly LoopStage[] = loopSteps[step];
  return from.includes(stage);
}

/** Where distances come from: a road service, or the great circle times the county's factor. */
export const distanceSources = ['osrm', 'valhalla', 'great-circle'] as const;
export type DistanceSource = (typeof distanceSources)[number];

/**
 * Where a loop stops: at a station, or where another loop's van broke down (`fetch`), to bring its load home.
 * Minutes are those of the business day in Asia/Shanghai. Amounts are the plan's, not a count.
 */
export interface LoopStop {
  readonly station: string | null;
  readonly fetch: string | null;
  readonly arriveMinute: number;
  readonly leaveMinute: number;
  readonly downPieces: number;
  readonly downGrams: number;
  readonly downCubicDecimetres: number;
  readonly upPieces: number;
  readonly upGrams: number;
  readonly upCubicDecimetres: number;
}

/** What can be wrong at a stop, as its driver says. */
export const stopTroubles = ['nobody-there', 'refused', 'missing', 'damaged'] as const;
export type StopTrouble = (typeof stopTroubles)[number];

/** What is found wrong on a loop: by its driver, or by whoever looks at a seal. */
export const loopTroubles = [...stopTroubles, 'seal-broken', 'seal-exchanged'] as const;
export type LoopTrouble = (typeof loopTroubles)[number];

/** How the centre saw to it: a code, never free text. */
export const stopAnswers = ['reached', 'next-loop', 'brought-back', 'other'] as const;
export type StopAnswer = (typeof stopAnswers)[number];

/** Something wrong that was found at a stop. */
export interface StopException {
  readonly station: string;
  readonly trouble: LoopTrouble;
  readonly parcels: readonly string[];
  readonly at: Instant;
  readonly by: string;
  /** Of a seal: its number, and the other one that was found in its place, if it was not broken. */
  readonly seal?: { readonly number: string; readonly found: string | null };
  /** How the centre saw to it; not there while nobody has. */
  readonly answered?: { readonly answer: StopAnswer; readonly at: Instant; readonly by: string };
}

/** From the depot to the depot: what goes down is on the van when it leaves, what came up when it is back. */
export interface LoopTrip {
  readonly leaveMinute: number;
  readonly returnMinute: number;
  readonly stops: readonly LoopStop[];
}

/** What a plan says of one vehicle's day. */
export interface LoopPlan {
  readonly loop: string;
  readonly vehicle: string;
  readonly driver: string | null;
  readonly trips: readonly LoopTrip[];
  readonly distanceMetres: number;
}

/** One vehicle's day on the road: its trips from the depot by the stations and home again. */
export interface Loop {
  readonly id: string;
  /** The business day. */
  readonly day: string;
  /** The county: what a role must cover to see it. */
  readonly place: Place;
  readonly vehicle: string;
  readonly driver: string | null;
  readonly depot: string;
  readonly stage: LoopStage;
  readonly trips: readonly LoopTrip[];
  readonly distanceMetres: number;
  readonly durationMinutes: number;
  readonly distanceSource: DistanceSource;
  /** The factor on the great circle, where that is the source. */
  readonly detourPercent: number | null;
  /** What it will cost by the vehicle's rates when it was planned. */
  readonly cost: LoopCost;
  /** The van loads that went onto it, in the order of loading. */
  readonly loads: readonly string[];
  /** Of these, the ones that a driver of it has signed for: those of its driver now count. */
  readonly signed: readonly { readonly load: string; readonly at: Instant; readonly by: string }[];
  /** What came up on it, in the order of signing: consignments, and parcels on their way back to their carriers. */
  readonly consignments: readonly string[];
  readonly returns: readonly string[];
  /** The lots of produce that it carried, up or back down, in the order of signing. */
  readonly lots: readonly string[];
  /** What was found wrong at its stops, as it came to be known. */
  readonly exceptions: readonly StopException[];
  readonly plannedAt: Instant;
  readonly startedAt: Instant | null;
  readonly brokeDown: (StoppedAt & { readonly at: Instant }) | null;
  readonly finishedAt: Instant | null;
  readonly actualMetres: number | null;
  readonly actualMinutes: number | null;
  /** What it took of its vehicle's day and of the driver's, once its cost is settled. */
  readonly charged: { readonly vehicleFen: number; readonly driverDayFen: number } | null;
}

/** What a plan does not serve, and why. */
export const leftOutReasons = [
  'no-position',
  'station-not-open',
  'unreachable',
  'too-large',
  'no-cold-box',
  'no-vehicle',
  // Nobody has hours left today; the way there and home takes longer than what is left of it, or than any day; the station takes
  // nobody in any more by then; the vans are busy elsewhere, or full. `no-room` is what plans said before they told these apart.
  'day-over',
  'too-late',
  'too-far',
  'window-missed',
  'no-hours',
  'van-full',
  'no-room',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOut {
  readonly station: string | null;
  /** The loop whose load nobody fetches, in place of a station. */
  readonly fetch: string | null;
  readonly downPieces: number;
  readonly upPieces: number;
  readonly reason: LeftOutReason;
}

/** A business day's plan: which loops it has or had, and what down and up would cost run separately. The id is the day. */
export interface DayPlan {
  readonly id: string;
  readonly place: Place;
  readonly loops: readonly string[];
  /** Planned cost of the loops of the last plan; beside it the cost of running down alone and up alone, by the same solver. */
  readonly plannedFen: number;
  readonly downOnlyFen: number | null;
  readonly upOnlyFen: number | null;
  readonly leftOut: readonly LeftOut[];
  readonly plannedAt: Instant;
}

export interface PlannedLoop extends LoopPlan {
  readonly depot: string;
  readonly durationMinutes: number;
  readonly cost: LoopCost;
}

export interface LoopsPlanned {
  readonly day: string;
  readonly place: Place;
  readonly loops: readonly PlannedLoop[];
  /** Loops of an earlier plan that had not begun. */
  readonly replaced: readonly string[];
  readonly distanceSource: DistanceSource;
  readonly detourPercent: number | null;
  readonly downOnlyFen: number | null;
  readonly upOnlyFen: number | null;
  readonly leftOut: readonly LeftOut[];
}

export interface StopMoved {
  readonly day: string;
  readonly loops: readonly PlannedLoop[];
  readonly distanceSource: DistanceSource;
  readonly detourPercent: number | null;
}

export interface DriverAssigned {
  readonly loop: string;
  readonly driver: string | null;
}

export interface LoopStarted {
  readonly loop: string;
  readonly driver: string;
}

export interface LoopFinished {
  readonly loop: string;
  /** By the odometer; null where nobody read it. */
  readonly actualMetres: number | null;
  readonly actualMinutes: number;
}

export interface StopReported extends Omit<StopException, 'at' | 'by' | 'seal' | 'answered'> {
  readonly loop: string;
}

export interface StopAnswered {
  readonly loop: string;
  /** Which of the loop's, from 0, in the order in which they came to be known. */
  readonly exception: number;
  readonly answer: StopAnswer;
}

export interface LoopCancelled {
  readonly loop: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    loop: Loop;
    dayPlan: DayPlan;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    LoopsPlanned: LoopsPlanned;
    StopMoved: StopMoved;
    DriverAssigned: DriverAssigned;
    LoopStarted: LoopStarted;
    LoopFinished: LoopFinished;
    StopReported: StopReported;
    StopAnswered: StopAnswered;
    LoopCancelled: LoopCancelled;
  }
}

type LoopEvent =
  | 'LoopsPlanned'
  | 'StopMoved'
  | 'DriverAssigned'
  | 'LoopStarted'
  | 'LoopFinished'
  | 'StopReported'
  | 'StopAnswered'
  | 'LoopCancelled';

export const loopEvents: EventRules<LoopEvent> = {
  LoopsPlanned: {
    writes: ['loop', 'dayPlan'],
    evolve(draft, plan, recorded) {
      for (const id of plan.replaced) change(draft, id, { stage: 'cancelled' });
      for (const planned of plan.loops) draft.put('loop', newLoop(planned, plan, recorded));
      const before = draft.get('dayPlan', plan.day)?.loops ?? [];
      const { day: id, place, downOnlyFen, upOnlyFen, leftOut } = plan;
      draft.put('dayPlan', {
        id,
        place,
        downOnlyFen,
        upOnlyFen,
        leftOut,
        plannedFen: sumOfCosts(plan.loops),
        loops: [...before, ...plan.loops.map(({ loop }) => loop)],
        plannedAt: recorded.at,
      });
    },
  },
  StopMoved: {
    writes: ['loop', 'dayPlan'],
    evolve(draft, { day, loops, distanceSource, detourPercent }) {
      const plan = draft.get('dayPlan', day);
      invariant(plan !== undefined, `day plan ${day} is not there to change`);
      const wasFen = loops.reduce((sum, { loop }) => sum + loopIn(draft, loop).cost.totalFen, 0);
      for (const { loop, trips, distanceMetres, durationMinutes, cost } of loops) {
        const emptied = trips.length === 0 ? ({ stage: 'cancelled' } as const) : {};
        change(draft, loop, {
          trips,
          distanceMetres,
          durationMinutes,
          cost,
          distanceSource,
          detourPercent,
          ...emptied,
        });
      }
      draft.put('dayPlan', { ...plan, plannedFen: plan.plannedFen - wasFen + sumOfCosts(loops) });
    },
  },
  DriverAssigned: { writes: ['loop'], evolve: (draft, { loop, driver }) => change(draft, loop, { driver }) },
  LoopStarted: {
    writes: ['loop'],
    evolve: (draft, { loop, driver }, { at }) => change(draft, loop, { stage: 'underway', driver, startedAt: at }),
  },
  LoopFinished: {
    writes: ['loop'],
    evolve: (draft, { loop, actualMetres, actualMinutes }, { at }) =>
      change(draft, loop, { stage: 'finished', actualMetres, actualMinutes, finishedAt: at }),
  },
  StopReported: {
    writes: ['loop'],
    evolve: (draft, { loop, ...told }, { at, by }) =>
      change(draft, loop, { exceptions: [...loopIn(draft, loop).exceptions, { ...told, at, by }] }),
  },
  StopAnswered: {
    writes: ['loop'],
    evolve(draft, { loop, exception, answer }, { at, by }) {
      change(draft, loop, {
        exceptions: loopIn(draft, loop).exceptions.map((one, index) =>
          index === exception ? { ...one, answered: { answer, at, by } } : one,
        ),
      });
    },
  },
  LoopCancelled: {
    writes: ['loop', 'dayPlan'],
    evolve(draft, { loop }) {
      const { day, cost } = change(draft, loop, { stage: 'cancelled' });
      const plan = draft.get('dayPlan', day);
      invariant(plan !== undefined, `day plan ${day} is not there to change`);
      draft.put('dayPlan', { ...plan, plannedFen: plan.plannedFen - cost.totalFen });
    },
  },
};

function newLoop(
  { loop: id, ...planned }: PlannedLoop,
  { day, place, distanceSource, detourPercent }: LoopsPlanned,
  { at }: Recorded,
): Loop {
  return {
    id,
    day,
    place,
    ...planned,
    stage: 'planned',
    distanceSource,
    detourPercent,
    loads: [],
    signed: [],
    consignments: [],
    returns: [],
    lots: [],
    exceptions: [],
    plannedAt: at,
    startedAt: null,
    brokeDown: null,
    finishedAt: null,
    actualMetres: null,
    actualMinutes: null,
    charged: null,
  };
}

function sumOfCosts(loops: readonly PlannedLoop[]): number {
  return loops.reduce((sum, { cost }) => sum + cost.totalFen, 0);
}

function loopIn(draft: Draft, id: string): Loop {
  const loop = draft.get('loop', id);
  invariant(loop !== undefined, `loop ${id} is not there to change`);
  return loop;
}

function change(draft: Draft, id: string, to: Partial<Loop>): Loop {
  const changed = { ...loopIn(draft, id), ...to };
  draft.put('loop', changed);
  return changed;
}

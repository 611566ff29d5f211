import {
  chargeStages,
  distanceSources,
  leftOutReasons,
  loopStages,
  loopTroubles,
  stopAnswers,
  vehicleKinds,
  vehicleStages,
  type LoopStop,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { ask, tell } from './http.ts';
import { problem } from './refused.ts';
import { useOne } from './reads.ts';

/** The shapes of what the server answers about vehicles and loops, and how it is asked. */

const text = z.nullable(z.string());
const figure = z.number();
const figureOrNone = z.nullable(z.number());

const depot = z.object({
  id: z.string(),
  name: z.string(),
  longitudeMicrodegrees: figure,
  latitudeMicrodegrees: figure,
  schematic: z.boolean(),
});
export type DepotRow = z.infer<typeof depot>;

const vehicle = z.object({
  id: z.string(),
  stage: z.enum(vehicleStages),
  name: z.string(),
  kind: z.enum(vehicleKinds),
  depot: z.string(),
  capacityGrams: figure,
  capacityCubicDecimetres: figure,
  shiftFromMinute: figure,
  shiftToMinute: figure,
  maxDurationMinutes: figureOrNone,
  maxDistanceMetres: figureOrNone,
  maxTrips: figure,
  coldBox: z.boolean(),
  cannotReach: z.array(z.string()),
  fixedFenPerDay: figure,
  costFenPerKm: figure,
  driverFenPerDay: figure,
  driverFenPerHour: figure,
  timetable: z.nullable(z.array(z.object({ stop: z.string(), minute: figure }))),
  owner: text,
});
export type VehicleRow = z.infer<typeof vehicle>;

const bound = z.object({ least: figure, most: figure });
/** The figures by which loops are planned, in the order in which the form shows them. */
export const planningFigures = [
  'detourPercent',
  'speedKmPerHour',
  'serviceMinutes',
  'reloadMinutes',
  'parcelGrams',
  'parcelCubicDecimetres',
] as const;
const figures = z.object({
  detourPercent: figure,
  speedKmPerHour: figure,
  serviceMinutes: figure,
  reloadMinutes: figure,
  parcelGrams: figure,
  parcelCubicDecimetres: figure,
});
const fleet = z.object({
  depots: z.array(depot),
  vehicles: z.array(vehicle),
  drivers: z.array(z.object({ id: z.string(), name: text })),
  owners: z.array(z.object({ id: z.string(), name: text })),
  windows: z.array(z.object({ id: z.string(), fromMinute: figure, toMinute: figure })),
  settings: figures,
  bounds: z.object({
    detourPercent: bound,
    speedKmPerHour: bound,
    serviceMinutes: bound,
    reloadMinutes: bound,
    parcelGrams: bound,
    parcelCubicDecimetres: bound,
  }),
});
export type FleetAnswer = z.infer<typeof fleet>;

const stop = z.object({
  station: text,
  fetch: text,
  arriveMinute: figure,
  leaveMinute: figure,
  downPieces: figure,
  downGrams: figure,
  downCubicDecimetres: figure,
  upPieces: figure,
  upGrams: figure,
  upCubicDecimetres: figure,
});
const trips = z.array(z.object({ leaveMinute: figure, returnMinute: figure, stops: z.array(stop) }));
const cost = z.object({ vehicleFen: figure, distanceFen: figure, driverFen: figure, totalFen: figure });
const leftOut = z.object({
  station: text,
  fetch: text,
  downPieces: figure,
  upPieces: figure,
  reason: z.enum(leftOutReasons),
  aloneMinutes: z.optional(figureOrNone),
});
export type LeftOutRow = z.infer<typeof leftOut>;

const exception = z.object({
  station: z.string(),
  trouble: z.enum(loopTroubles),
  parcels: z.array(z.object({ id: z.string(), number: z.string() })),
  at: figure,
  seal: z.nullable(z.object({ number: z.string(), found: text })),
  answered: z.nullable(z.object({ answer: z.enum(stopAnswers), at: figure, byName: text })),
});
export type LoopException = z.infer<typeof exception>;
const loop = z.object({
  id: z.string(),
  day: z.string(),
  vehicle: z.string(),
  vehicleName: z.string(),
  driver: text,
  driverName: text,
  depot: z.string(),
  stage: z.enum(loopStages),
  trips,
  distanceMetres: figure,
  durationMinutes: figure,
  distanceSource: z.enum(distanceSources),
  detourPercent: figureOrNone,
  cost,
  loads: z.array(
    z.object({
      id: z.string(),
      station: z.string(),
      seal: z.string(),
      parcels: figure,
      onVan: figure,
      signedAt: figureOrNone,
    }),
  ),
  /** What came up and is on the van now, by id. */
  aboard: z.object({ consignments: z.array(z.string()), parcels: z.array(z.string()) }),
  exceptions: z.array(exception),
  plannedAt: figure,
  startedAt: figureOrNone,
  brokeDown: z.nullable(
    z.object({ at: figure, station: text, longitudeMicrodegrees: figureOrNone, latitudeMicrodegrees: figureOrNone }),
  ),
  finishedAt: figureOrNone,
  actualMetres: figureOrNone,
  actualMinutes: figureOrNone,
  charge: z.nullable(z.object({ stage: z.enum(chargeStages), totalFen: figure, parcels: figure, parcelFen: figure })),
});
export type LoopRow = z.infer<typeof loop>;

const day = z.object({
  day: z.string(),
  plan: z.nullable(
    z.object({
      plannedFen: figure,
      downOnlyFen: figureOrNone,
      upOnlyFen: figureOrNone,
      leftOut: z.array(leftOut),
      plannedAt: figure,
    }),
  ),
  rows: z.array(loop),
});
export type DayLoops = z.infer<typeof day>;

const attention = z.object({
  troubles: z.array(
    z.object({
      loop: z.string(),
      day: z.string(),
      vehicleName: z.string(),
      station: z.string(),
      stationName: z.string(),
      trouble: z.enum(loopTroubles),
      at: figure,
    }),
  ),
  unsigned: z.array(
    z.object({ loop: z.string(), day: z.string(), vehicleName: z.string(), driverName: text, bags: figure }),
  ),
  stuck: z.array(
    z.object({ loop: z.string(), day: z.string(), vehicleName: z.string(), driverName: text, at: figure }),
  ),
});

const amount = z.object({ pieces: figure, grams: figure, cubicDecimetres: figure });
const waiting = z.object({
  rows: z.array(z.object({ station: text, fetch: text, down: amount, up: amount })),
  leftOut: z.array(leftOut),
});
export type WaitingAnswer = z.infer<typeof waiting>;

const plannedLoops = z.array(
  z.object({ loop: z.string(), vehicle: z.string(), driver: text, trips, distanceMetres: figure }),
);
const proposal = z.object({
  day: z.string(),
  loops: plannedLoops,
  distanceSource: z.enum(distanceSources),
  detourPercent: figureOrNone,
  roadFailure: text,
  roadsPatched: figure,
  /** Not in proposals from before it was told. */
  offRoad: z.optional(z.array(z.string())),
  plannedFen: figure,
  downOnlyFen: figureOrNone,
  upOnlyFen: figureOrNone,
  leftOut: z.array(leftOut),
  // A plan that was made before the server said so has none.
  hours: z.optional(z.nullable(z.object({ fromMinute: figure, toMinute: figure }))),
  staying: z.array(z.string()),
});
export type Proposal = z.infer<typeof proposal>;

const job = z.object({
  id: z.string(),
  day: z.string(),
  stage: z.enum(['running', 'done', 'failed']),
  phase: z.enum(['roads', 'both', 'down', 'up']),
  done: figure,
  begunAt: figure,
  proposal: z.nullable(proposal),
});
export type PlanJob = z.infer<typeof job>;
const latestPlan = z.object({ plan: z.nullable(job) });

const total = z.object({ fen: figure, metres: figure });
const price = z.object({
  loops: plannedLoops,
  distanceSource: z.enum(distanceSources),
  detourPercent: figureOrNone,
  roadFailure: text,
  before: total,
  after: total,
  problem: z.nullable(problem),
});
export type Price = z.infer<typeof price>;

export const useFleet = (county: string, enabled = true) => useOne(county, 'fleet', '/fleet', fleet, enabled);
export const useDayLoops = (county: string, of: string, enabled = true) =>
  useOne(county, 'loops', `/loops?day=${of}`, day, enabled);
/** What went wrong on loops and nobody has seen to. */
export const useLoopAttention = (county: string, enabled: boolean) =>
  useOne(county, 'loops', '/loops/attention', attention, enabled);
/** What waits changes with parcels, consignments and loops: the screens ask again when they are opened. */
export const useWaiting = (county: string, of: string) =>
  useOne(county, 'parcels', `/loops/waiting?day=${of}`, waiting);

/** Begins a plan on the server; it goes on whether or not anybody looks. */
export function beginPlan(
  county: string,
  asked: { day: string; notBeforeMinute: number; first: readonly string[]; seconds?: number },
): Promise<PlanJob> {
  return ask(`/api/counties/${county}/plans`, job, { method: 'POST', body: asked });
}

export function readPlan(county: string, id: string, signal?: AbortSignal): Promise<PlanJob> {
  return ask(`/api/counties/${county}/plans/${id}`, job, { signal });
}

/** The last plan of a day that waits for somebody, or is in the making, whoever asked for it. */
export function readLatestPlan(county: string, of: string, signal?: AbortSignal): Promise<z.infer<typeof latestPlan>> {
  return ask(`/api/counties/${county}/plans?day=${of}`, latestPlan, { signal });
}

/** Forgets a plan for everybody. */
export async function dropPlan(county: string, id: string): Promise<void> {
  await tell(`/api/counties/${county}/plans/${id}/drop`, { method: 'POST', body: {} });
}

export function stopPlan(county: string, id: string): Promise<PlanJob> {
  return ask(`/api/counties/${county}/plans/${id}/stop`, job, { method: 'POST', body: {} });
}

/** A loop as somebody would have it: the server finds its times. */
export interface WishedLoop {
  readonly loop: string;
  readonly trips: readonly { readonly leaveMinute: number; readonly stops: readonly LoopStop[] }[];
}

/** What loops would cost as somebody would have them; nothing is changed. */
export function askPrice(
  county: string,
  of: string,
  loops: readonly WishedLoop[],
  signal?: AbortSignal,
): Promise<Price> {
  return ask(`/api/counties/${county}/loop-prices`, price, { method: 'POST', body: { day: of, loops }, signal });
}

import { distanceSources, leftOutReasons, type LoopStop } from '@yangui/domain';
import * as z from 'zod/mini';
import { ask, tell } from './http.ts';
import { problem } from './refused.ts';
import { useOne } from './reads.ts';
import type { Answer, Row } from './shown.ts';

/** Vehicles and loops, as screens are told of them, and how a day is planned. */

export type FleetAnswer = Answer<'/fleet'>;
export type DepotRow = FleetAnswer['depots'][number];
export type VehicleRow = FleetAnswer['vehicles'][number];
export type DayLoops = Answer<'/loops'>;
export type LoopRow = Row<'/loops'>;
export type LoopException = LoopRow['exceptions'][number];
export type WaitingAnswer = Answer<'/loops/waiting'>;

/** The figures by which loops are planned, in the order in which the form shows them. */
export const planningFigures = [
  'detourPercent',
  'speedKmPerHour',
  'serviceMinutes',
  'reloadMinutes',
  'parcelGrams',
  'parcelCubicDecimetres',
] as const;
export const useFleet = (county: string, enabled = true) => useOne(county, '/fleet', {}, enabled);
export const useDayLoops = (county: string, day: string, enabled = true) => useOne(county, '/loops', { day }, enabled);
/** What went wrong on loops and nobody has seen to. */
export const useLoopAttention = (county: string, enabled: boolean) => useOne(county, '/loops/attention', {}, enabled);
export const useWaiting = (county: string, day: string) => useOne(county, '/loops/waiting', { day });

const text = z.nullable(z.string());
const figure = z.number();
const figureOrNone = z.nullable(z.number());
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
const leftOut = z.object({
  station: text,
  fetch: text,
  downPieces: figure,
  upPieces: figure,
  reason: z.enum(leftOutReasons),
  aloneMinutes: z.optional(figureOrNone),
});
export type LeftOutRow = z.infer<typeof leftOut>;
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

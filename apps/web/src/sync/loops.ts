import type { LoopStop } from '@yangui/domain';
import type { LatestPlan, LoopPrice, PlanJob } from '@yangui/domain/reads';
import { askDeclared, tell } from './http.ts';
import type { WireProblem } from './refused.ts';
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

export type { PlanJob };
export type Proposal = NonNullable<PlanJob['proposal']>;
export type LeftOutRow = Proposal['leftOut'][number];
/** What loops would cost, and why they cannot be so where they cannot. */
export type Price = LoopPrice & { readonly problem: WireProblem | null };

/** Begins a plan on the server; it goes on whether or not anybody looks. */
export function beginPlan(
  county: string,
  asked: { day: string; notBeforeMinute: number; first: readonly string[]; seconds?: number },
): Promise<PlanJob> {
  return askDeclared<PlanJob>(`/api/counties/${county}/plans`, { method: 'POST', body: asked });
}

export function readPlan(county: string, id: string, signal?: AbortSignal): Promise<PlanJob> {
  return askDeclared<PlanJob>(`/api/counties/${county}/plans/${id}`, { signal });
}

/** The last plan of a day that waits for somebody, or is in the making, whoever asked for it. */
export function readLatestPlan(county: string, of: string, signal?: AbortSignal): Promise<LatestPlan> {
  return askDeclared<LatestPlan>(`/api/counties/${county}/plans?day=${of}`, { signal });
}

/** Forgets a plan for everybody. */
export async function dropPlan(county: string, id: string): Promise<void> {
  await tell(`/api/counties/${county}/plans/${id}/drop`, { method: 'POST', body: {} });
}

export function stopPlan(county: string, id: string): Promise<PlanJob> {
  return askDeclared<PlanJob>(`/api/counties/${county}/plans/${id}/stop`, { method: 'POST', body: {} });
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
  return askDeclared<Price>(`/api/counties/${county}/loop-prices`, {
    method: 'POST',
    body: { day: of, loops },
    signal,
  });
}

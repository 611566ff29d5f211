import { refuse, shortCode, type Ref, type Refusal, type State } from '../kernel/index.ts';
import { limitIdsOf, type ResidueLimit } from './limit.ts';
import type { LabSample, SampleStage } from './sample.ts';

/** What must be loaded to write into the lots of a sample what came of it. */
export function lotsOfSample(state: State, sample: string): readonly Ref[] {
  const row = state.get('labSample', sample);
  if (row === undefined) return [];
  const lots = row.lots.flatMap((lot): readonly Ref[] => [
    ['lot', lot],
    ['lotTest', lot],
  ]);
  return [...lots, ['testPlan', row.commodity]];
}

/** The limits that a sample may be judged by, once the plan of its commodity is loaded. */
export function limitsOfSample(state: State, sample: string, substances: readonly string[]): readonly Ref[] {
  const row = state.get('labSample', sample);
  return row === undefined ? [] : limitRefs(state, row.commodity, substances);
}

export function limitRefs(state: State, commodity: string, substances: readonly string[]): readonly Ref[] {
  const foods = state.get('testPlan', commodity)?.foods ?? [];
  return limitIdsOf(foods, substances).map((id) => ['residueLimit', id]);
}

/** By what substances of a commodity are judged. */
export function limitsOf(state: State, commodity: string, substances: readonly string[]) {
  const foods = state.get('testPlan', commodity)?.foods ?? [];
  const limits: readonly ResidueLimit[] = limitIdsOf(foods, substances).flatMap(
    (id) => state.get('residueLimit', id) ?? [],
  );
  return { foods, limits };
}

/** A sample in one of these stages; of a laboratory where one asks, to which another's is not there. */
export function sampleReady(
  state: State,
  { sample, lab }: { readonly sample: string; readonly lab?: string },
  stages: readonly SampleStage[],
): { readonly sample: LabSample } | { readonly refusal: Refusal } {
  const row = state.get('labSample', sample);
  if (row === undefined || (lab !== undefined && row.lab !== lab)) return refuse('sample-unknown', { sample });
  return stages.includes(row.stage) ? { sample: row } : refuse('sample-stage', { code: shortCode(sample) });
}

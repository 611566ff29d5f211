import * as z from 'zod/mini';
import {
  accept,
  businessDay,
  defineCommand,
  id,
  refuse,
  shortCode,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { isThere, type Lot } from '../produce/index.ts';
import { substance } from './food.ts';
import { detection, limitOn } from './limit.ts';
import { limitRefs, limitsOf } from './sample-at.ts';
import { MOST_POOLED, splitFee } from './sample.ts';

const payload = z.object({
  sample: id,
  lots: z.array(id).check(z.minLength(1, { error: 'pool-size' }), z.maxLength(MOST_POOLED, { error: 'pool-size' })),
  lab: id,
  /** What it is tested for; of a pool with the least that the method detects. */
  tests: z
    .array(z.object({ substance, detectsNgPerKg: z.nullable(detection) }))
    .check(z.minLength(1, { error: 'results-missing' }), z.maxLength(60, { error: 'substances-too-many' })),
  feeFen: z.nullable(z.number().check(z.int(), z.gte(0), z.lte(100_000_000))),
});
type Asked = z.infer<typeof payload>;

const substancesOf = ({ tests }: Pick<Asked, 'tests'>) => [...new Set(tests.map((one) => one.substance))];

/**
 * Takes a sample of a lot for a laboratory, or a pool of several lots of one commodity; they are held until it has spoken. A pool is
 * judged at the limit ÷ the number of its lots, and refused where there is no limit, or the method does not detect as little as that.
 */
export const takeSample = defineCommand({
  type: 'take-sample',
  capability: 'lots.test',
  happened: true,
  payload,
  makes: ({ sample }) => [['labSample', sample]],
  needs: ({ sample, lots }) => [
    ['labSample', sample],
    ...lots.flatMap((lot) => [['lot', lot] as const, ['lotTest', lot] as const]),
  ],
  follows(state, { lots: [first = ''] }) {
    const lot = state.get('lot', first);
    return lot === undefined ? [] : [['testPlan', lot.commodity]];
  },
  followsOn(state, asked) {
    const lot = state.get('lot', asked.lots[0] ?? '');
    return lot === undefined ? [] : limitRefs(state, lot.commodity, substancesOf(asked));
  },
  place: (_, { county }) => county,
  decide(state, { county, at, countsFrom, payload: asked }) {
    const { sample, lab, feeFen } = asked;
    if (state.get('labSample', sample) !== undefined) return refuse('already-exists', { what: shortCode(sample) });
    if (state.get('lab', lab) === undefined) return refuse('lab-unknown', { lab });
    const found = lotsIn(state, asked.lots);
    if ('refusal' in found) return found;
    const { commodity } = found.first;
    const takenOn = businessDay(Math.min(at, countsFrom));
    const pool = asked.lots.length > 1 ? poolRefusal(state, asked, commodity, takenOn) : undefined;
    if (pool !== undefined) return { refusal: pool };
    const fees = feeFen === null ? [] : splitFee(feeFen, asked.lots);
    const of = { sample, lab, commodity, lots: asked.lots, substances: substancesOf(asked), fees };
    return accept({ type: 'SampleTaken', data: { ...of, village: county, takenOn } });
  },
});

/** The lots of a sample: each there, each once, all of one commodity. */
function lotsIn(state: State, lots: readonly string[]): { readonly first: Lot } | { readonly refusal: Refusal } {
  let first: Lot | undefined;
  for (const [index, lot] of lots.entries()) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    const code = shortCode(lot);
    if (!isThere(row)) return refuse('lot-gone', { code });
    if (lots.indexOf(lot) !== index) return refuse('lot-twice', { code });
    first ??= row;
    if (row.commodity !== first.commodity) return refuse('pool-of-two', { code });
  }
  return first === undefined ? refuse('lot-unknown', { lot: '' }) : { first };
}

/** Why these cannot be tested together: a pool must find in all what one of them alone may not have. */
function poolRefusal(state: State, asked: Asked, commodity: string, day: string): Refusal | undefined {
  const { foods, limits } = limitsOf(state, commodity, substancesOf(asked));
  for (const { substance: name, detectsNgPerKg } of asked.tests) {
    const rule = limitOn(limits, { foods, substance: name, day });
    if (rule === undefined) return refuse('pool-without-limit', { substance: name }).refusal;
    const lots = asked.lots.length;
    if (detectsNgPerKg === null || (rule.ngPerKg > 0 && detectsNgPerKg * lots > rule.ngPerKg))
      return refuse('pool-undetectable', { substance: name, lots }).refusal;
  }
  return undefined;
}

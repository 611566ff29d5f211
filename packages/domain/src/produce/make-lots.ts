import * as z from 'zod/mini';
import {
  accept,
  businessDay,
  defineCommand,
  id,
  invariant,
  portionOf,
  refuse,
  shortCode,
  type Command,
  type Refusal,
  type State,
} from '../kernel/index.ts';
import { gradeIndex, type Commodity } from './commodity.ts';
import { onVanRefusal } from './lot-hands.ts';
import { keepsUntil, MOST_LOT_GRAMS, type Lot, type LotGrams } from './lot.ts';
import { lossReasons, makingKinds, makingRules, MOST_LOTS, type MadeLot, type MakingKind } from './lot-making.ts';
import { unusableOn } from './usable.ts';

const outOfRange = { error: 'lot-weight-out-of-range' } as const;
/** From one gram, or none, to a hundred tonnes. */
export const lotGrams = (least: number) =>
  z.number(outOfRange).check(z.int(outOfRange), z.gte(least, outOfRange), z.lte(MOST_LOT_GRAMS, outOfRange));

const tooMany = z.maxLength(MOST_LOTS, { error: 'lots-too-many' });
const payload = z.object({
  making: id,
  station: z.nullable(id),
  kind: z.enum(makingKinds),
  commodity: id,
  inputs: z.array(z.object({ lot: id, grams: lotGrams(1) })).check(tooMany),
  outputs: z
    .array(
      z.object({
        lot: id,
        grade: gradeIndex,
        grams: lotGrams(1),
        pieces: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(100_000))),
      }),
    )
    .check(tooMany),
  lossGrams: lotGrams(0),
  reason: z.nullable(z.enum(lossReasons)),
});
type Asked = z.infer<typeof payload>;

/** More than a commodity loses as a rule, where something is said of that. */
export function isMuch(lossGrams: number, of: number, { lossBasisPoints }: Pick<Commodity, 'lossBasisPoints'>) {
  return lossBasisPoints !== null && lossGrams > portionOf(of, lossBasisPoints, 10_000);
}

/** All of these together. */
export function sumGrams(of: readonly { readonly grams: number }[]): number {
  return of.reduce((sum, { grams }) => sum + grams, 0);
}

/**
 * Makes lots of lots in one place: split, mixed, graded, dried or packed. What is taken is what is made and what is lost, to the
 * gram. Each lot that is made has a number of its own, and keeps as long as the shortest of what is in it, but where drying makes
 * it keep anew. Refused where a lot is not there, may not be used on that day or has less, where two commodities or grades would be
 * put together that stay apart, and where the weights do not come to the same.
 */
export const makeLots = defineCommand({
  type: 'make-lots',
  capability: 'lots.make',
  payload,
  makes: ({ making, outputs }) => [['lotMaking', making], ...outputs.map(({ lot }) => ['lot', lot] as const)],
  needs: ({ making, inputs, outputs }) => [
    ['lotMaking', making],
    ...[...inputs, ...outputs].map(({ lot }) => ['lot', lot] as const),
  ],
  place: (state, { county, payload: { station } }: Command<Asked>) =>
    station === null ? county : (state.get('station', station)?.village ?? refuse('station-unknown', { station })),
  decide(state, { at, county, countsFrom, payload: { kind, ...asked } }) {
    if (state.get('lotMaking', asked.making) !== undefined) return refuse('already-exists', { what: asked.making });
    const there = asked.outputs.find(({ lot }) => state.get('lot', lot) !== undefined);
    if (there !== undefined) return refuse('already-exists', { what: shortCode(there.lot) });
    const target = state.get('commodity', asked.commodity);
    if (target === undefined) return refuse('commodity-unknown', { commodity: asked.commodity });
    const miscounted = countRefusal(kind, asked);
    if (miscounted !== undefined) return { refusal: miscounted };
    const found = inputsOf(state, asked, businessDay(countsFrom));
    if ('refusal' in found) return found;
    const { lots } = found;
    const apart = familyRefusal(state, kind, lots, asked.outputs, target);
    if (apart !== undefined) return { refusal: apart };
    const takenGrams = sumGrams(asked.inputs);
    const madeGrams = sumGrams(asked.outputs);
    if (takenGrams !== madeGrams + asked.lossGrams)
      return refuse('lots-unbalanced', { takenGrams, madeGrams, lossGrams: asked.lossGrams });
    if (asked.lossGrams > 0 && asked.reason === null) return refuse('loss-reason-missing');
    const shortest = lots.flatMap((lot) => lot.keepsUntil ?? []).toSorted()[0] ?? null;
    const takenOn = lots.map((lot) => lot.takenOn).toSorted()[0];
    invariant(takenOn !== undefined, 'something is made of something');
    return accept({
      type: 'LotsMade',
      data: {
        ...asked,
        kind,
        village: asked.station === null ? county : (state.get('station', asked.station)?.village ?? county),
        reason: asked.lossGrams === 0 ? null : asked.reason,
        muchLost: kind !== 'dry' && isMuch(asked.lossGrams, takenGrams, target),
        takenOn,
        keepsUntil: makingRules[kind].renews === true ? (keepsUntil(target, at) ?? shortest) : shortest,
      },
    });
  },
});

/** The lots that are taken, each of them here, usable on the day and with as much left. */
function inputsOf(
  state: State,
  { station, inputs }: Pick<Asked, 'station' | 'inputs'>,
  day: string,
): { readonly lots: readonly Lot[] } | { readonly refusal: Refusal } {
  const here = station === null ? 'centre' : `station:${station}`;
  const lots: Lot[] = [];
  for (const { lot, grams } of inputs) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    const code = shortCode(lot);
    if (lots.includes(row)) return refuse('lot-twice', { code });
    const hindrance = unusableOn(row, day);
    if (hindrance !== undefined) return refuse(hindrance, { code, day: row.keepsUntil ?? '' });
    const away = onVanRefusal(row);
    if (away !== undefined) return { refusal: away };
    if (row.holder !== here) return refuse('lot-elsewhere', { code });
    if (row.leftGrams < grams) return refuse('lot-short', { code, leftGrams: row.leftGrams, askedGrams: grams });
    lots.push(row);
  }
  return { lots };
}

/** Why a way of making cannot take or give so many; undefined where it can. */
function countRefusal(kind: MakingKind, { inputs, outputs }: Pick<Asked, 'inputs' | 'outputs'>): Refusal | undefined {
  const rule = makingRules[kind];
  const fits = (list: readonly LotGrams[], [least, most]: readonly [number, number]) =>
    list.length >= least && list.length <= most;
  if (!fits(inputs, rule.inputs)) {
    const [least, most] = rule.inputs;
    return refuse('lots-taken-count', { kind, least, most }).refusal;
  }
  if (!fits(outputs, rule.outputs)) {
    const [least, most] = rule.outputs;
    return refuse('lots-made-count', { kind, least, most }).refusal;
  }
  const counted = outputs.every(({ pieces }) => (pieces !== null) === (rule.packs === true));
  return counted ? undefined : refuse('pieces-missing').refusal;
}

/**
 * Why these may not be put together into that: a commodity keeps its grade but where it is graded anew, and becomes another only
 * where that one is said to be made of it. Undefined where they may.
 */
function familyRefusal(
  state: State,
  kind: MakingKind,
  lots: readonly Lot[],
  outputs: readonly MadeLot[],
  target: Commodity,
): Refusal | undefined {
  const { becomes, regrades } = makingRules[kind];
  const grades = new Map<string, number>();
  for (const { id: lot, commodity, grade } of lots) {
    if (commodity !== target.id && (becomes !== true || !target.madeFrom.includes(commodity))) {
      const name = state.get('commodity', commodity)?.name ?? '';
      return refuse('lot-not-made-of', { code: shortCode(lot), name, target: target.name }).refusal;
    }
    if (regrades !== true && (grades.get(commodity) ?? grade) !== grade)
      return refuse('lots-of-two-grades', { code: shortCode(lot) }).refusal;
    grades.set(commodity, grade);
  }
  const kept = grades.get(target.id);
  for (const { grade } of outputs) {
    if (target.grades[grade] === undefined) return refuse('grade-unknown', { name: target.name }).refusal;
    if (regrades !== true && kept !== undefined && grade !== kept)
      return refuse('grade-stays', { name: target.grades[kept]?.zh ?? '' }).refusal;
  }
  return undefined;
}

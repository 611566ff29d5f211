import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { carriedKinds, type Carried } from '../road/index.ts';
import { costRules, shareOverCarried, type CostRule, type Road } from './cost-rule.ts';

const stations = ['a', 'b', 'c', 'd'] as const;
/** Stations at 5, 10, 20 and 40 km along a loop of 60 km, each alone at ten fen a kilometre there and back. */
const metres: Readonly<Record<string, number>> = { a: 5_000, b: 10_000, c: 20_000, d: 40_000 };
const road: Road = {
  way: { out: (station) => metres[station] ?? 0, home: (station) => 60_000 - (metres[station] ?? 0) },
  alone: (station) => (metres[station] ?? 0) / 50,
};

const thing = fc.record({
  kind: fc.constantFrom(...carriedKinds),
  station: fc.constantFrom(...stations),
  pieces: fc.integer({ min: 1, max: 40 }),
  weightGrams: fc.integer({ min: 1, max: 10_000_000 }),
});
const things: fc.Arbitrary<readonly Carried[]> = fc
  .array(thing, { minLength: 1, maxLength: 80 })
  .map((all) => all.map((one, index) => ({ id: `t${index}`, ...one })));
const amount = fc.integer({ min: 0, max: 500_000 });
const rule = fc.constantFrom(...costRules);

const piece = (id: string, station: string, more: Partial<Carried> = {}): Carried => ({
  id,
  kind: 'parcel',
  station,
  pieces: 1,
  weightGrams: 1_000,
  ...more,
});
const shares = (fen: number, by: CostRule, carried: readonly Carried[]) =>
  Object.fromEntries(shareOverCarried(fen, by, carried, road).map(({ id, shareFen }) => [id, shareFen]));

test('by every rule the shares sum to the cost to the fen, and none is negative', () => {
  fc.assert(
    fc.property(amount, rule, things, (fen, by, carried) => {
      const dealt = shareOverCarried(fen, by, carried, road);
      assert.equal(dealt.length, carried.length);
      assert.equal(
        dealt.reduce((sum, { shareFen }) => sum + shareFen, 0),
        fen,
      );
      assert.ok(dealt.every(({ shareFen }) => Number.isInteger(shareFen) && shareFen >= 0));
    }),
  );
});

test('by no rule does a piece’s share depend on the order in which things are listed', () => {
  const shuffled = things.chain((carried) =>
    fc.tuple(fc.constant(carried), fc.shuffledSubarray([...carried], { minLength: carried.length })),
  );
  fc.assert(
    fc.property(amount, rule, shuffled, (fen, by, [carried, other]) =>
      assert.deepEqual(shares(fen, by, carried), shares(fen, by, other)),
    ),
  );
});

test('where nothing was carried there is nobody to share among', () => {
  for (const by of costRules) assert.deepEqual(shareOverCarried(9_900, by, [], road), []);
});

test('a parcel that came down and went up again with the same loop bears a share each way', () => {
  const there = [piece('p', 'a'), piece('p', 'a', { kind: 'return' })];
  for (const by of costRules)
    assert.equal(
      shareOverCarried(1_001, by, there, road).reduce((sum, { shareFen }) => sum + shareFen, 0),
      1_001,
    );
  assert.deepEqual(
    shareOverCarried(1_000, 'by-weight-distance', there, road).map(({ kind, shareFen }) => [kind, shareFen]),
    [
      ['parcel', 83],
      ['return', 917],
    ],
  );
});

test('per piece, a consignment of three pieces bears three parcels’ share', () => {
  assert.deepEqual(
    shares(1_000, 'per-piece', [
      piece('p', 'a'),
      piece('q', 'd', { kind: 'consignment', pieces: 3, weightGrams: 90_000 }),
    ]),
    { p: 250, q: 750 },
  );
});

test('by weight, nine kilograms bear nine times what one bears, wherever they go', () => {
  assert.deepEqual(shares(1_000, 'by-weight', [piece('p', 'd'), piece('q', 'a', { weightGrams: 9_000 })]), {
    p: 100,
    q: 900,
  });
});

test('by weight and distance, the parcel that rode four times as far bears four times as much', () => {
  assert.deepEqual(shares(1_000, 'by-weight-distance', [piece('p', 'b'), piece('q', 'd')]), { p: 200, q: 800 });
});

test('by weight and distance, what comes up is counted by its way home', () => {
  assert.deepEqual(
    shares(700, 'by-weight-distance', [
      piece('p', 'b'),
      piece('q', 'b', { kind: 'consignment' }),
      piece('r', 'b', { kind: 'return' }),
    ]),
    { p: 64, q: 318, r: 318 },
  );
});

test('by what each would cost alone, a far station bears more than a near one, and its pieces bear it alike', () => {
  assert.deepEqual(
    shares(1_000, 'stand-alone', [piece('p', 'b'), piece('q', 'd'), piece('r', 'd', { weightGrams: 50_000 })]),
    { p: 200, q: 400, r: 400 },
  );
});

test('by what each would cost alone, a station’s part does not grow with its parcels', () => {
  const many = Array.from({ length: 10 }, (_, index) => piece(`m${index}`, 'b'));
  const dealt = shareOverCarried(1_000, 'stand-alone', [...many, piece('q', 'd')], road);
  assert.equal(
    dealt.filter(({ station }) => station === 'b').reduce((sum, { shareFen }) => sum + shareFen, 0),
    200,
  );
});

// In the core: no group of stations bears more than a van of its own, by the shortest way round them, would cost it.

interface Village {
  readonly east: number;
  readonly north: number;
}
const DAY_FEN = 4_000;
const STOP_FEN = 208;
const FEN_PER_KM = 173;
const kilometres = (one: Village, other: Village) => 1.4 * Math.hypot(one.east - other.east, one.north - other.north);
const CENTRE: Village = { east: 0, north: 0 };

/** What each group of stations costs by a van of its own, by trying every order: groups as bits. */
function costOfGroups(villages: readonly Village[]): {
  readonly cost: readonly number[];
  readonly order: readonly number[];
} {
  const cost: number[] = [0];
  let order: readonly number[] = [];
  for (let group = 1; group < 1 << villages.length; group += 1) {
    const members = villages.map((_, index) => index).filter((index) => (group >> index) & 1);
    let best = Infinity;
    for (const way of orders(members)) {
      const length = lengthOf(way.map((index) => villages[index] ?? CENTRE));
      if (length < best) [best, order] = [length, way];
    }
    cost[group] = DAY_FEN + STOP_FEN * members.length + FEN_PER_KM * best;
  }
  return { cost, order };
}

function orders(of: readonly number[]): readonly (readonly number[])[] {
  return of.length === 0
    ? [[]]
    : of.flatMap((first) => orders(of.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}

function lengthOf(way: readonly Village[]): number {
  const round = [CENTRE, ...way, CENTRE];
  return round.slice(1).reduce((sum, place, index) => sum + kilometres(round[index] ?? CENTRE, place), 0);
}

function inCore(by: CostRule, villages: readonly Village[], parcels: readonly (readonly number[])[]): boolean {
  const { cost, order } = costOfGroups(villages);
  const stopped = order.map((index) => villages[index] ?? CENTRE);
  const total = lengthOf(stopped);
  const outTo = (station: string) =>
    lengthOf(stopped.slice(0, order.indexOf(Number(station)) + 1)) -
    kilometres(villages[Number(station)] ?? CENTRE, CENTRE);
  const here: Road = {
    way: {
      out: (station) => Math.round(1_000 * outTo(station)),
      home: (station) => Math.round(1_000 * (total - outTo(station))),
    },
    alone: (station) => Math.round(2 * kilometres(villages[Number(station)] ?? CENTRE, CENTRE) * FEN_PER_KM + STOP_FEN),
  };
  const carried = parcels.flatMap((grams, station) =>
    grams.map((weightGrams, index) => piece(`${station}-${index}`, String(station), { weightGrams })),
  );
  const bears = villages.map(() => 0);
  for (const { station, shareFen } of shareOverCarried(Math.round(cost.at(-1) ?? 0), by, carried, here))
    bears[Number(station)] = (bears[Number(station)] ?? 0) + shareFen;
  // One fen is the rounding’s.
  return cost.every(
    (alone, group) =>
      bears.reduce((sum, fen, index) => sum + ((group >> index) & 1 ? fen : 0), 0) <= alone + villages.length,
  );
}

test('the rule by what each would cost alone is in the core far more often than the others', () => {
  const village = fc.record({ east: fc.integer({ min: -20, max: 20 }), north: fc.integer({ min: -20, max: 20 }) });
  const grams = fc.array(fc.integer({ min: 200, max: 20_000 }), { minLength: 1, maxLength: 15 });
  const counties = fc.sample(fc.array(fc.tuple(village, grams), { minLength: 5, maxLength: 5 }), {
    numRuns: 150,
    seed: 20_261_122,
  });
  const often = Object.fromEntries(
    costRules.map((by) => [
      by,
      counties.filter((county) =>
        inCore(
          by,
          county.map(([where]) => where),
          county.map(([, parcels]) => parcels),
        ),
      ).length,
    ]),
  );
  for (const by of costRules)
    if (by !== 'stand-alone') assert.ok((often['stand-alone'] ?? 0) > 1.5 * (often[by] ?? 0), JSON.stringify(often));
  assert.ok((often['stand-alone'] ?? 0) > 75, JSON.stringify(often));
});

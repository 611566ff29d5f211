import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, solve, type ProblemInput, type Stop } from './index.ts';
import { Random } from './random.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Euclidean, one kind of van, the depot first. */
function instance(places: readonly Place[], capacity: number, amounts: (stop: number) => Partial<Stop>): ProblemInput {
  const distances = places.flatMap((a) => places.map((b) => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)));
  const stops = Array.from({ length: places.length - 1 }, (_, stop) => ({ location: stop + 1, ...amounts(stop) }));
  return { locations: places.length, matrices: [{ distances }], vehicles: [{ capacity: [capacity] }], stops };
}

function scattered(random: Random, count: number): Place[] {
  return Array.from({ length: count + 1 }, () => ({ x: random.below(1000), y: random.below(1000) }));
}

/** Villages in tight groups, and the depot in a corner far from all of them, as in CMT11. */
function clustered(random: Random, count: number): Place[] {
  const towns = Array.from({ length: 6 }, () => ({ x: 300 + random.below(700), y: random.below(1000) }));
  const near = (town: Place): Place => ({ x: town.x + random.below(30), y: town.y + random.below(30) });
  return [{ x: 0, y: 500 }, ...Array.from({ length: count }, (_, at) => near(towns[at % towns.length]!))];
}

/** Solves, checks, and wants everybody served and no place worth less than a stop's own tour. */
function served(input: ProblemInput, iterations: number): ReturnType<typeof solve> {
  const answer = solve(input, { iterations });
  assert.deepEqual(check(input, answer), []);
  assert.ok(answer.complete);
  const alone = input.stops.reduce((sum, stop) => sum + 2 * input.matrices[0]!.distances[stop.location]!, 0);
  assert.ok(answer.cost <= alone + 1e-6, `${answer.cost} is more than ${alone}`);
  return answer;
}

test('groups of villages far from the depot are served by no more routes than their loads need', () => {
  const random = new Random(3);
  const answer = served(
    instance(clustered(random, 120), 200, () => ({ delivery: [10] })),
    20_000,
  );
  assert.equal(answer.routes.length, 6);
});

test('routes of three to five stops, and one or two routes of two hundred', () => {
  const random = new Random(4);
  const short = served(
    instance(scattered(random, 100), 100, () => ({ delivery: [20 + random.below(14)] })),
    20_000,
  );
  assert.ok(short.routes.every(({ trips }) => trips.flat().length <= 5));
  const long = served(
    instance(scattered(random, 200), 1000, () => ({ delivery: [5], pickup: [random.below(10)] })),
    5000,
  );
  assert.ok(long.routes.length <= 2);
});

test('far more is picked up than brought, and the other way about', () => {
  const random = new Random(5);
  for (const [more, less] of [
    ['pickup', 'delivery'],
    ['delivery', 'pickup'],
  ] as const) {
    const input = instance(scattered(random, 80), 1000, () => ({
      [more]: [200 + random.below(200)],
      [less]: [random.below(3)],
    }));
    const answer = served(input, 10_000);
    const loads = input.stops.reduce((sum, stop) => sum + (stop[more]?.[0] ?? 0), 0);
    assert.ok(answer.routes.length <= Math.ceil(loads / 1000) + 4);
  }
});

test('all stops in one place, at the depot, with nothing to bring, or filling a van each', () => {
  const here = (at: Place): Place[] => [{ x: 0, y: 0 }, ...Array.from({ length: 30 }, () => at)];
  assert.equal(
    served(
      instance(here({ x: 3, y: 4 }), 10, () => ({ delivery: [1], pickup: [1] })),
      3000,
    ).cost,
    30,
  );
  assert.equal(
    served(
      instance(here({ x: 0, y: 0 }), 10, () => ({ delivery: [1] })),
      1000,
    ).cost,
    0,
  );
  const random = new Random(6);
  assert.equal(
    served(
      instance(scattered(random, 40), 10, () => ({ delivery: [0], pickup: [0] })),
      3000,
    ).routes.length,
    1,
  );
  assert.equal(
    served(
      instance(scattered(random, 40), 10, () => ({ delivery: [10], pickup: [10] })),
      1000,
    ).routes.length,
    40,
  );
  assert.equal(
    served(
      instance(scattered(random, 1), 10, () => ({ delivery: [10] })),
      1000,
    ).routes.length,
    1,
  );
});

test('a stop that no van can carry is handed back, and the others are served', () => {
  const input = instance(scattered(new Random(7), 20), 10, (stop) => ({ delivery: [stop === 4 ? 11 : 5] }));
  const answer = solve(input, { iterations: 1000 });
  assert.deepEqual(check(input, answer), []);
  assert.deepEqual(answer.unserved, [4]);
});

test('a thousand stops with pickups and deliveries', () => {
  const random = new Random(8);
  served(
    instance(scattered(random, 1000), 200, () => ({ delivery: [random.below(40)], pickup: [random.below(40)] })),
    300,
  );
});

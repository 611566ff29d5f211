import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateInstance } from '../generate.ts';
import type { VehicleType } from '../problem/input.ts';
import { describe } from '../problem/describe.ts';
import { check } from '../check/check.ts';
import { createProblem, type Problem } from '../problem/problem.ts';
import { Random } from '../random.ts';
import { Blinks } from './blinks.ts';
import type { Evaluator } from './evaluator.ts';
import { LoadEvaluator } from './fast/load-evaluator.ts';
import { isPlain } from './fast/plain.ts';
import { solve } from '../solve.ts';
import { nearestNeighbours } from './neighbours.ts';
import { plannedRoutes } from './planned-routes.ts';
import { RouteEvaluator } from './general/route-evaluator.ts';

/** Both evaluators of one problem that the fast one supports, without blinks. */
function both(
  seed: number,
  pickups: boolean,
  oneWay: boolean,
  limit: Partial<VehicleType> = {},
): [Evaluator, Evaluator, Problem] {
  const generated = generateInstance(seed, 24, { pickups, oneWay });
  const first = (amounts: readonly number[] | undefined): number[] => [amounts?.[0] ?? 0];
  const problem = createProblem({
    ...generated,
    vehicles: [{ capacity: [50], fixedCost: 7, ...limit }],
    stops: generated.stops.map((stop) => ({
      ...stop,
      service: 3,
      delivery: first(stop.delivery),
      pickup: first(stop.pickup),
    })),
  });
  assert.ok(isPlain(problem));
  const near = nearestNeighbours(problem, 30);
  const blinks = new Blinks(new Random(1), 1e-12);
  return [new LoadEvaluator(problem, near, blinks), new RouteEvaluator(problem, near, blinks), problem];
}

/** Limits that the fast evaluator knows, and none. */
const limits = fc.constantFrom<Partial<VehicleType>>(
  {},
  { maxDuration: 180 },
  { maxDistance: 170 },
  { maxTravelTime: 170 },
);

/** Three routes of four stops each, from a shuffle; those that do not fit are left out by `load`. */
function someRoutes(seed: number): { vehicle: number; trips: number[][]; departure: number }[] {
  const random = new Random(seed);
  const stops = Array.from({ length: 24 }, (_, stop) => ({ stop, key: random.unit() })).toSorted(
    (a, b) => a.key - b.key,
  );
  return [0, 4, 8].map((at) => ({
    vehicle: 0,
    trips: [stops.slice(at, at + 4).map(({ stop }) => stop)],
    departure: 0,
  }));
}

test('the fast evaluator and the general one agree on every insertion and exchange of tails', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.boolean(), limits, (seed, pickups, oneWay, limit) => {
      const [fast, general] = both(seed, pickups, oneWay, limit);
      for (const evaluator of [fast, general]) evaluator.load(someRoutes(seed));
      assert.ok(Math.abs(fast.cost - general.cost) < 1e-9);
      for (let stop = 0; stop < 24; stop++) {
        if (fast.routes.slotOf[stop]! < 0) assert.equal(fast.seek(stop, true), general.seek(stop, true));
        else assert.equal(fast.seekTails(stop, 50), general.seekTails(stop, 50));
      }
    }),
    { numRuns: 60 },
  );
});

test('routes that are turned round, whole or in part, keep the rules and cost what was said', () => {
  let turned = 0;
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), limits, (seed, pickups, limit) => {
      const [evaluator, , problem] = both(seed, pickups, false, limit);
      const [oneWay] = both(seed, pickups, true);
      evaluator.load(someRoutes(seed));
      oneWay.load(someRoutes(seed));
      for (let stop = 0; stop < 24; stop++) {
        if (evaluator.routes.slotOf[stop]! < 0) continue;
        assert.equal(oneWay.seekTurn(stop, 50), false);
        if (stop % 3 === 0) evaluator.turnRoute(stop);
        else if (evaluator.seekTurn(stop, 20)) {
          evaluator.exchangeTurned();
          turned++;
        }
        const answer = describe(problem, plannedRoutes(evaluator));
        assert.deepEqual(check(problem.input, answer), []);
        assert.ok(Math.abs(answer.cost - evaluator.cost) < 1e-9, `${answer.cost} is not ${evaluator.cost}`);
        const before = evaluator.cost;
        evaluator.remove(stop);
        evaluator.settle();
        if (evaluator.seek(stop, true) < Infinity) evaluator.insert(stop);
        evaluator.rollback(before);
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(turned > 100, `${turned} turned`);
});

test('a window that is always open changes no cost, though times are then held as segments', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.boolean(), (seed, trips, ends) => {
      const generated = generateInstance(seed, 24, { trips, ends });
      const vehicles = generated.vehicles.map((van) => ({
        ...van,
        count: 6,
        shift: [0, 500] as const,
        costPerDuration: 0.5,
        maxDuration: 450,
      }));
      const stops = generated.stops.map((stop) => ({ ...stop, service: 5, setup: 2 }));
      const open = stops.map((stop) => ({ ...stop, windows: [[-1e6, 1e6] as const] }));
      const [free, held] = [stops, open].map((each) => {
        const problem = createProblem({ ...generated, vehicles, stops: each });
        const evaluator = new RouteEvaluator(problem, nearestNeighbours(problem, 30), new Blinks(new Random(1), 1e-12));
        evaluator.load(someRoutes(seed));
        return evaluator;
      });
      assert.ok(free !== undefined && held !== undefined && Math.abs(free.cost - held.cost) < 1e-6);
      for (let stop = 0; stop < 24; stop++) {
        if (free.routes.slotOf[stop]! >= 0) assert.equal(free.seekTails(stop, 20), held.seekTails(stop, 20));
        else {
          const [one, other] = [free.seek(stop, true), held.seek(stop, true)];
          assert.ok(one === other || Math.abs(one - other) < 1e-6, `${one} is not ${other}`);
          if (one < Infinity) for (const evaluator of [free, held]) evaluator.insert(stop);
          assert.ok(Math.abs(free.cost - held.cost) < 1e-6);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('undoing a step restores routes and cost', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), (seed, pickups) => {
      const [fast, general] = both(seed, pickups, false);
      for (const evaluator of [fast, general]) {
        evaluator.load(someRoutes(seed));
        const before = { cost: evaluator.cost, next: [...evaluator.routes.next] };
        const random = new Random(seed);
        for (let change = 0; change < 12; change++) {
          const stop = random.below(24);
          if (evaluator.routes.slotOf[stop]! >= 0) evaluator.remove(stop);
          evaluator.settle();
          if (evaluator.seek(stop, random.unit() < 0.5) < Infinity && random.unit() < 0.7) evaluator.insert(stop);
        }
        evaluator.rollback(before.cost);
        const linked = evaluator.routes.next.map((node, at) => (evaluator.routes.slotOf[at]! < 0 ? -1 : node));
        const expected = before.next.map((node, at) => (evaluator.routes.slotOf[at]! < 0 ? -1 : node));
        assert.deepEqual([...linked], expected);
        assert.equal(evaluator.cost, before.cost);
      }
    }),
    { numRuns: 60 },
  );
});

test('whole trips and their tails change places by the rules, for no more than is said, and back to the word', () => {
  let changes = 0;
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.boolean(), fc.boolean(), (seed, windows, fleet, skills) => {
      const input = generateInstance(seed, 30, { trips: true, windows, fleet, skills });
      const problem = createProblem(input);
      const evaluator = new RouteEvaluator(problem, nearestNeighbours(problem, 30), new Blinks(new Random(1), 1e-12));
      evaluator.load(solve(input, { seed, iterations: 30 }).routes);
      const random = new Random(seed);
      for (let turn = 0; turn < 40; turn++) {
        const stop = random.below(30);
        if (evaluator.routes.slotOf[stop]! < 0) continue;
        const before = { cost: evaluator.cost, routes: plannedRoutes(evaluator) };
        if (evaluator.changeTrips(stop, random, Infinity)) {
          changes++;
          const answer = describe(problem, plannedRoutes(evaluator));
          assert.deepEqual(check(input, answer), []);
          const paid = answer.routes.reduce((sum, route) => sum + route.cost, 0);
          // A stop keeps its window in the search, and may come in time for an earlier one in the end.
          assert.ok(
            windows ? paid <= evaluator.cost + 1e-6 : Math.abs(paid - evaluator.cost) < 1e-6,
            `${paid} is not ${evaluator.cost}`,
          );
          if (random.unit() < 0.5) {
            evaluator.commit();
            continue;
          }
          evaluator.rollback(before.cost);
        }
        assert.deepEqual(
          new Set(plannedRoutes(evaluator).map((route) => route.trips.join('/'))),
          new Set(before.routes.map((route) => route.trips.join('/'))),
        );
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(changes > 200, `${changes} changes`);
});

test('trips of one van change places where each needs another window then, whether time costs or not', () => {
  const windows = [
    [0, 10],
    [100, 110],
  ] as const;
  for (const costPerDuration of [0, 1]) {
    const problem = createProblem({
      locations: 3,
      matrices: [{ distances: [0, 5, 6, 5, 0, 2, 6, 2, 0] }],
      vehicles: [{ count: 1, capacity: [1], maxTrips: 2, shift: [0, 200], costPerDuration }],
      stops: [1, 2].map((location) => ({ location, delivery: [1], windows })),
    });
    const evaluator = new RouteEvaluator(problem, nearestNeighbours(problem, 2), new Blinks(new Random(1), 1e-12));
    evaluator.load([{ vehicle: 0, trips: [[0], [1]], departure: 0 }]);
    const before = evaluator.cost;
    const random = new Random(1);
    const tripsAfter = (): string =>
      plannedRoutes(evaluator)
        .map((route) => route.trips.join('/'))
        .join();
    // By chance it is a trip's tail that is tried, or the same trip.
    for (let turn = 0; turn < 50 && tripsAfter() === '0/1'; turn++) evaluator.changeTrips(0, random, Infinity);
    assert.equal(tripsAfter(), '1/0');
    assert.deepEqual(check(problem.input, describe(problem, plannedRoutes(evaluator))), []);
    evaluator.rollback(before);
    assert.equal(tripsAfter(), '0/1');
    assert.deepEqual(check(problem.input, describe(problem, plannedRoutes(evaluator))), []);
  }
});

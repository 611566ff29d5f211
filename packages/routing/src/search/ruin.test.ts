import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProblem } from '../problem/problem.ts';
import { Random } from '../random.ts';
import { Blinks } from './blinks.ts';
import { RouteEvaluator } from './general/route-evaluator.ts';
import { nearestNeighbours } from './neighbours.ts';
import { GreedyRecreate } from './recreate.ts';
import { StringRuin } from './ruin.ts';

const line = (locations: number): number[] =>
  Array.from({ length: locations ** 2 }, (_, cell) => Math.abs((cell % locations) - Math.floor(cell / locations)));

test('strings are taken out of several trips of one van at once, one of each', () => {
  const problem = createProblem({
    locations: 13,
    matrices: [{ distances: line(13) }],
    vehicles: [{ count: 1, capacity: [4], maxTrips: 3 }],
    stops: Array.from({ length: 12 }, (_, at) => ({ location: at + 1, delivery: [1] })),
  });
  const random = new Random(1);
  const near = nearestNeighbours(problem, 12);
  const evaluator = new RouteEvaluator(problem, near, new Blinks(random, 1e-12));
  const trips = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ];
  evaluator.load([{ vehicle: 0, trips, departure: 0 }]);
  assert.equal(evaluator.routes.reloadCount, 2);
  const ruin = new StringRuin(random, evaluator, near, { longest: 10, split: 0, grow: 0, whole: 0, trip: 0 });
  let several = 0;
  for (let turn = 0; turn < 60; turn++) {
    const before = evaluator.cost;
    ruin.apply(12, random.below(12), 6);
    const removed = Array.from(ruin.removed.subarray(0, ruin.count));
    const touched = trips
      .map((trip) => trip.filter((stop) => removed.includes(stop)).toSorted((a, b) => a - b))
      .filter((trip) => trip.length > 0);
    for (const string of touched)
      assert.equal(string.at(-1)! - string[0]!, string.length - 1, 'what a trip loses stood together');
    if (touched.length > 1) several++;
    evaluator.rollback(before);
    assert.equal(evaluator.routes.reloadCount, 2);
  }
  assert.ok(several > 10, `${several} of 60`);
});

test('a stop that stays without a place counts more at each step, and at last what it did at first', () => {
  const problem = createProblem({
    locations: 3,
    matrices: [{ distances: line(3) }],
    vehicles: [{ count: 1, capacity: [1] }],
    stops: [
      { location: 1, delivery: [1] },
      { location: 2, delivery: [1], prize: 5 },
    ],
  });
  const random = new Random(1);
  const evaluator = new RouteEvaluator(problem, nearestNeighbours(problem, 2), new Blinks(random, 1e-12));
  const recreate = new GreedyRecreate(random, evaluator, problem, 0);
  recreate.reset([0, 1]);
  const first = problem.penalty[0]! + 5;
  let [steps, last] = [0, first];
  for (let count = recreate.press(); count > last; count = recreate.press()) [steps, last] = [steps + 1, count];
  assert.ok(steps > 50 && last > 2 * first, `${last} after ${steps} steps`);
  assert.equal(recreate.dues(), first);
  recreate.reset([1]);
  assert.equal(recreate.press(), 5, 'what may be left out counts its price');
});

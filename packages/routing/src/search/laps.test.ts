import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../check/check.ts';
import { generateInstance, type Traits } from '../generate.ts';
import { describe } from '../problem/describe.ts';
import { createProblem, type Problem } from '../problem/problem.ts';
import type { Solution } from '../problem/solution.ts';
import { Schedule } from './schedule.ts';
import { Search } from './search.ts';
import { settingsFor, type Settings } from './settings.ts';

/** Laps so short that a few hundred steps make many of them. */
const hasty = (problem: Problem, chosen: Partial<Settings> = {}): Settings => ({
  ...settingsFor(problem),
  scratchSteps: 1,
  lengthSteps: 0,
  crossSteps: 0.5,
  epochSteps: 6,
  ...chosen,
});

/** For the fast lane: one kind of van, one dimension of load. */
function loadsOnly(stops: number): Problem {
  const input = generateInstance(1, stops);
  return createProblem({
    ...input,
    vehicles: [{ capacity: [50] }],
    stops: input.stops.map(({ location, delivery, pickup }) => ({
      location,
      delivery: [delivery?.[0] ?? 0],
      pickup: [pickup?.[0] ?? 0],
    })),
  });
}

function searched(problem: Problem, settings: Settings, seed: number, steps: number): Solution {
  const search = new Search(problem, seed, settings);
  for (let done = 0; done < steps; done += 5) search.advance(5, done / steps);
  return describe(problem, search.best);
}

test('laps that go on from two elites keep every rule, and the same seed gives the same answer', () => {
  const traits: fc.Arbitrary<Traits> = fc.record({
    windows: fc.boolean(),
    fleet: fc.boolean(),
    limits: fc.boolean(),
    skills: fc.boolean(),
    trips: fc.boolean(),
    prizes: fc.boolean(),
    pickups: fc.boolean(),
    ends: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 25 }), traits, (seed, stops, chosen) => {
      const input = generateInstance(seed, stops, chosen);
      const problem = createProblem(input);
      const answer = searched(problem, hasty(problem), seed, 600);
      assert.deepEqual(check(input, answer), []);
      assert.deepEqual(searched(problem, hasty(problem), seed, 600), answer);
    }),
    { numRuns: 40 },
  );
});

test('a search is divided into laps by the steps it has for a stop', () => {
  const settings = settingsFor(createProblem(generateInstance(1, 10)));
  const beginnings = (perStop: number): string[] => {
    const schedule = new Schedule(
      { ...settings, youth: 0.4, scratchSteps: 1000, lengthSteps: 50, crossSteps: 300, epochSteps: 20000 },
      10,
    );
    const seen: string[] = [schedule.beginning];
    for (let progress = 0; progress < 1; progress += 0.0005) {
      if (schedule.moveTo(progress, progress * perStop * 10, 1)) seen.push(schedule.beginning);
      assert.ok(schedule.heat > 0 && schedule.heat <= Math.max(settings.hot, settings.warm));
    }
    return seen;
  };
  const count = (seen: readonly string[], kind: string): number => seen.filter((each) => each === kind).length;
  assert.deepEqual(beginnings(5000), ['scratch', 'best']);
  const one = beginnings(10_000);
  assert.deepEqual([count(one, 'scratch'), count(one, 'cross'), one.at(-1)], [2, 20, 'best']);
  const several = beginnings(60_000);
  assert.deepEqual([count(several, 'scratch'), several.at(-1)], [2 * 5, 'best']);
});

test('a slow beginning does not hide how many steps there will be', () => {
  const settings = settingsFor(loadsOnly(10));
  const laps = (stepsBy: (progress: number) => number): number => {
    const schedule = new Schedule(settings, 10);
    let seen = 1;
    for (let progress = 0; progress < 1; progress += 0.001) if (schedule.moveTo(progress, stepsBy(progress), 2)) seen++;
    return seen;
  };
  const steady = laps((progress) => progress * 100_000);
  assert.ok(steady > 10);
  assert.equal(
    laps((progress) => (progress < 0.015 ? progress * 10_000 : (progress - 0.0135) * 100_000)),
    steady,
  );
});

test('where stops are many a usual search cools once, where they are few in laps', () => {
  const cools = (stops: number, perStop: number): boolean => {
    const schedule = new Schedule(settingsFor(loadsOnly(stops)), stops);
    for (let progress = 0; progress < 0.1; progress += 0.001)
      schedule.moveTo(progress, progress * perStop * stops, stops / 8);
    return !schedule.crosses;
  };
  assert.deepEqual(
    [cools(50, 12_000), cools(100, 14_000), cools(200, 12_000), cools(330, 40_000)],
    [false, true, true, true],
  );
  assert.deepEqual([cools(50, 2_000), cools(100, 80_000)], [true, false]);
});

test('what another search found is gone on from', () => {
  const problem = createProblem(generateInstance(3, 40));
  const found = new Search(problem, 1);
  found.advance(4000, 0.9);
  for (const settings of [settingsFor(problem), hasty(problem)]) {
    const search = new Search(problem, 2, settings);
    for (let done = 0; done < 200; done += 5) search.advance(5, done / 400);
    search.join(found.bestCost, found.best);
    assert.ok(search.bestCost <= found.bestCost + 1e-9);
    search.advance(5, 0.99);
    assert.ok(search.cost < found.bestCost * 1.1);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check, generateInstance, InvalidProblem, solve, type ProblemInput, type Traits } from './index.ts';

/** A depot and stops on a line, one unit apart. */
function line(stops: ProblemInput['stops'], vehicle: ProblemInput['vehicles'][number] = {}): ProblemInput {
  const locations = 1 + Math.max(0, ...stops.map((stop) => stop.location));
  const distances = Array.from({ length: locations ** 2 }, (_, cell) =>
    Math.abs(Math.floor(cell / locations) - (cell % locations)),
  );
  return { locations, matrices: [{ distances }], vehicles: [vehicle], stops };
}

function solved(input: ProblemInput, iterations = 300): ReturnType<typeof solve> {
  const answer = solve(input, { iterations });
  assert.deepEqual(check(input, answer), []);
  return answer;
}

const traits: fc.Arbitrary<Traits> = fc.record({
  windows: fc.boolean(),
  fleet: fc.boolean(),
  limits: fc.boolean(),
  skills: fc.boolean(),
  trips: fc.boolean(),
  prizes: fc.boolean(),
  pickups: fc.boolean(),
  oneWay: fc.boolean(),
  ends: fc.boolean(),
  roads: fc.boolean(),
});

test('every answer keeps the rules that the checker knows, whatever the problem', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 40 }), traits, (seed, stops, chosen) => {
      const input = generateInstance(seed, stops, chosen);
      assert.deepEqual(check(input, solve(input, { seed, iterations: 200 })), []);
    }),
    { numRuns: 150 },
  );
});

test('each rule by itself is kept, and an answer made without it is found out', () => {
  const plain = (stops: ProblemInput['stops'], drop: string[]): ProblemInput['stops'] =>
    stops.map((stop) => ({
      ...Object.fromEntries(Object.entries(stop).filter(([field]) => !drop.includes(field))),
      location: stop.location,
    }));
  const rules: readonly [chosen: Traits, vehicle: string[], stop: string[]][] = [
    [{ windows: true }, ['shift'], ['windows']],
    [{ limits: true }, ['maxDistance', 'maxDuration', 'maxStops', 'maxTravelTime'], []],
    [{ skills: true, fleet: true }, [], ['skills']],
    [{ pickups: true }, [], ['pickup']],
    [{ fleet: true }, ['count'], []],
    [{ trips: true }, ['reloadDuration', 'count'], []],
    [{ roads: true }, ['speed', 'profile'], []],
  ];
  for (const [chosen, vehicle, stop] of rules) {
    const named = Object.keys(chosen).join();
    let caught = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const generated = generateInstance(seed, 40, chosen);
      const roomy =
        chosen.limits === true
          ? generated.vehicles.map((each) => ({ ...each, capacity: [1000, 1000] }))
          : generated.vehicles;
      const input = { ...generated, vehicles: roomy };
      assert.deepEqual(check(input, solve(input, { seed, iterations: 300 })), [], `${named} ${seed}`);
      const vehicles = input.vehicles.map((each) =>
        Object.fromEntries(Object.entries(each).filter(([field]) => !vehicle.includes(field))),
      );
      const careless = solve({ ...input, vehicles, stops: plain(input.stops, stop) }, { seed, iterations: 300 });
      if (check(input, careless).length > 0) caught++;
    }
    assert.ok(caught > 0, `${named} never binds`);
  }
});

test('the same seed and iterations give the same answer whatever the problem', () => {
  fc.assert(
    fc.property(fc.nat(), traits, (seed, chosen) => {
      const input = generateInstance(seed, 25, chosen);
      assert.deepEqual(solve(input, { seed, iterations: 150 }), solve(input, { seed, iterations: 150 }));
    }),
    { numRuns: 30 },
  );
});

test('no route plan of five stops is better than the one found', () => {
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), fc.boolean(), fc.boolean(), (seed, pickups, oneWay, prizes) => {
      const input = generateInstance(seed, 5, { pickups, oneWay, prizes });
      const answer = solve(input, { iterations: 1500 });
      assert.ok(answer.cost <= cheapest(input) + 1e-9, `${answer.cost} against ${cheapest(input)}`);
    }),
    { numRuns: 25 },
  );
});

test('two stops of the docstring are one loop of 12', () => {
  const stops = [
    { location: 1, delivery: [6], pickup: [2] },
    { location: 2, delivery: [4], pickup: [3] },
  ];
  const input = {
    locations: 3,
    matrices: [{ distances: [0, 5, 4, 5, 0, 3, 4, 3, 0] }],
    vehicles: [{ capacity: [10] }],
    stops,
  };
  assert.equal(solved(input, 100).cost, 12);
});

test('a van with room for one stop drives to each by itself', () => {
  const answer = solved(
    line(
      [
        { location: 1, delivery: [5] },
        { location: 2, delivery: [5] },
      ],
      { capacity: [9] },
    ),
  );
  assert.equal(answer.cost, 2 + 4);
});

test('produce is taken up only where the parcels brought down have made room', () => {
  const full = { delivery: [10], pickup: [0] };
  const basket = { delivery: [0], pickup: [10] };
  const answer = solved(
    line(
      [
        { location: 1, ...basket },
        { location: 2, ...full },
      ],
      { capacity: [10] },
    ),
  );
  assert.equal(answer.cost, 4);
  assert.deepEqual(answer.routes[0]?.trips, [[1, 0]]);
});

test('volume binds where weight does not', () => {
  const stops = [
    { location: 1, delivery: [1, 6] },
    { location: 1, delivery: [1, 6] },
  ];
  assert.equal(solved(line(stops, { capacity: [10, 10] })).routes.length, 2);
  assert.equal(solved(line(stops, { capacity: [10, 12] })).routes.length, 1);
});

test('a van waits for a window to open and leaves no earlier than it must', () => {
  const answer = solved(
    line([{ location: 3, service: 2, windows: [[100, 110]] }], { costPerDuration: 1, costPerDistance: 0 }),
  );
  assert.equal(answer.cost, 8);
  assert.equal(answer.routes[0]?.departure, 97);
});

test('of two windows the later one is used when the earlier is out of reach', () => {
  const answer = solved(
    line(
      [
        {
          location: 5,
          windows: [
            [0, 2],
            [8, 9],
          ],
        },
      ],
      { shift: [0, 14] },
    ),
  );
  assert.equal(answer.complete, true);
  assert.equal(answer.routes[0]?.departure, 3);
});

test('windows count in the order of the clock, however they are listed', () => {
  const answer = solved(
    line(
      [
        {
          location: 5,
          windows: [
            [50, 60],
            [8, 9],
          ],
        },
      ],
      { shift: [0, 100], costPerDuration: 1 },
    ),
  );
  assert.equal(answer.routes[0]?.departure, 3);
  assert.equal(answer.routes[0]?.duration, 10);
});

test('a route that would be too long without a stop on the way keeps it', () => {
  // Straight from 0 to 2 takes 50, by way of 1 it takes 2.
  const distances = [0, 1, 50, 1, 0, 1, 50, 1, 0];
  const stops = [{ location: 1 }, { location: 2, service: 1 }];
  const answer = solved({
    locations: 3,
    matrices: [{ distances }],
    vehicles: [{ count: 1, end: null, maxDuration: 5 }],
    stops,
  });
  assert.deepEqual(
    answer.routes.map((route) => route.trips),
    [[[0, 1]]],
  );
});

test('stops that no shift can reach are handed back as not served', () => {
  const answer = solved(line([{ location: 1 }, { location: 9 }], { shift: [0, 10] }));
  assert.equal(answer.complete, false);
  assert.deepEqual(answer.unserved, [1]);
});

test('the small van goes where the small van is enough', () => {
  const input = line([
    { location: 1, delivery: [3] },
    { location: 2, delivery: [3] },
  ]);
  const answer = solved({
    ...input,
    vehicles: [
      { capacity: [20], fixedCost: 50 },
      { capacity: [6], fixedCost: 10 },
    ],
  });
  assert.deepEqual(
    answer.routes.map((route) => route.vehicle),
    [1],
  );
  assert.equal(answer.cost, 14);
});

test('only the van with the cold box takes what must stay cold', () => {
  const input = line([{ location: 1, skills: ['cold'] }, { location: 2 }]);
  const answer = solved({
    ...input,
    vehicles: [
      { count: 1, maxStops: 1 },
      { count: 1, fixedCost: 5, maxStops: 1, skills: ['cold'] },
    ],
  });
  assert.deepEqual(
    answer.routes.toSorted((a, b) => a.vehicle - b.vehicle).map((route) => route.trips),
    [[[1]], [[0]]],
  );
});

test('one van reloads at the hub and drives again', () => {
  const stops = [
    { location: 1, delivery: [5] },
    { location: 2, delivery: [5] },
    { location: 3, delivery: [5] },
  ];
  const answer = solved(line(stops, { capacity: [10], count: 1, maxTrips: 2, reloadDuration: 4 }));
  assert.equal(answer.complete, true);
  assert.equal(answer.routes[0]?.trips.length, 2);
  assert.equal(answer.cost, 8);
  assert.equal(answer.routes[0]?.duration, 12);
});

test('a stop that pays less than its detour is left out', () => {
  const answer = solved(
    line([
      { location: 1, prize: 1 },
      { location: 2, prize: 5 },
      { location: 9, prize: 13 },
    ]),
  );
  assert.deepEqual(answer.unserved, [2]);
  assert.equal(answer.cost, 4 + 13);
});

test('limits on distance and duration split a loop', () => {
  const stops = [
    { location: 1, service: 3 },
    { location: 2, service: 3 },
  ];
  assert.equal(solved(line(stops, { maxDuration: 10 })).routes.length, 1);
  assert.equal(solved(line(stops, { maxDuration: 9 })).routes.length, 2);
  assert.equal(solved(line([{ location: 1 }, { location: 2 }], { maxDistance: 3, end: null })).complete, true);
  assert.deepEqual(solved(line([{ location: 1 }, { location: 2 }], { maxDistance: 3 })).unserved, [1]);
});

test('a problem without stops costs nothing', () => {
  assert.equal(solved(line([])).cost, 0);
});

test('the same seed and iterations give the same answer, another seed may not', () => {
  const input = generateInstance(3, 60);
  const once = solve(input, { seed: 5, iterations: 500 });
  assert.deepEqual(solve(input, { seed: 5, iterations: 500 }), once);
  assert.notDeepEqual(solve(input, { seed: 6, iterations: 500 }).routes, once.routes);
});

test('more iterations do not make the answer worse than a fifth of them by more than chance', () => {
  const input = generateInstance(11, 80);
  assert.ok(solve(input, { iterations: 20_000 }).cost <= solve(input, { iterations: 200 }).cost);
});

test('a search is stopped from outside with the best so far', () => {
  const input = generateInstance(4, 30);
  const seen: number[] = [];
  const answer = solve(input, {
    iterations: 1_000_000,
    onProgress: ({ cost }) => {
      seen.push(cost);
      return seen.length < 5;
    },
  });
  assert.equal(seen.length, 5);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => b - a),
  );
  assert.ok(Math.abs(answer.cost - (seen.at(-1) ?? 0)) < 1e-6);
});

test('a time limit ends the search by the clock it is given', () => {
  let clock = 0;
  solve(generateInstance(4, 10), { milliseconds: 50, now: () => clock++ });
  assert.ok(clock >= 50 && clock < 60);
  assert.throws(() => solve(generateInstance(4, 10), { milliseconds: 50 }), RangeError);
});

test("yesterday's routes are a start: no search, same cost", () => {
  for (const chosen of [{}, { windows: true, trips: true, fleet: true, limits: true }]) {
    const input = generateInstance(8, 30, chosen);
    const before = solve(input, { iterations: 2000 });
    const again = solve(input, { iterations: 0, start: before.routes });
    assert.deepEqual(check(input, again), []);
    assert.ok(again.cost <= before.cost + 1e-6);
  }
});

test('a problem that makes no sense is refused with the place of the fault', () => {
  const input = generateInstance(1, 3);
  const refused = (change: Partial<ProblemInput>, message: RegExp): void =>
    assert.throws(
      () => solve({ ...input, ...change }),
      (error) => error instanceof InvalidProblem && message.test(error.message),
    );
  refused({ matrices: [{ distances: [1, 2] }] }, /matrices\[0\]\.distances must have 16 entries/);
  refused({ vehicles: [] }, /vehicle type/);
  refused({ vehicles: [{ start: 9 }] }, /vehicles\[0\]\.start/);
  refused({ stops: [{ location: -1 }] }, /stops\[0\]\.location/);
  refused({ stops: [{ location: 1, delivery: [-1] }] }, /at least 0/);
  refused({ stops: [{ location: 1, windows: [[5, 4]] }] }, /window/);
});

/** Brute force: every order of every choice of stops, cut into routes everywhere. One van type, no times. */
function cheapest(input: ProblemInput): number {
  let best = Infinity;
  const visit = (order: number[], rest: readonly number[]): void => {
    const left = rest.reduce((sum, stop) => sum + (input.stops[stop]?.prize ?? Infinity), 0);
    for (let cuts = 0; cuts < 2 ** Math.max(0, order.length - 1); cuts++)
      best = Math.min(best, left + costOf(input, order, cuts));
    for (const stop of rest)
      visit(
        [...order, stop],
        rest.filter((other) => other !== stop),
      );
  };
  visit(
    [],
    input.stops.map((_, stop) => stop),
  );
  return best;
}

function costOf(input: ProblemInput, order: readonly number[], cuts: number): number {
  const routes: number[][] = order.length === 0 ? [] : [[]];
  order.forEach((stop, at) => {
    routes.at(-1)?.push(stop);
    if ((cuts >> at) & 1 && at < order.length - 1) routes.push([]);
  });
  let cost = 0;
  for (const route of routes) {
    for (const k of [0, 1]) {
      let load = route.reduce((sum, stop) => sum + (input.stops[stop]?.delivery?.[k] ?? 0), 0);
      let high = load;
      for (const stop of route) {
        load += (input.stops[stop]?.pickup?.[k] ?? 0) - (input.stops[stop]?.delivery?.[k] ?? 0);
        high = Math.max(high, load);
      }
      if (high > (input.vehicles[0]?.capacity?.[k] ?? Infinity)) return Infinity;
    }
    const places = [0, ...route.map((stop) => stop + 1), 0];
    for (let at = 1; at < places.length; at++)
      cost += input.matrices[0]?.distances[(places[at - 1] ?? 0) * input.locations + (places[at] ?? 0)] ?? Infinity;
  }
  return cost;
}

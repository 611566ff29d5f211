import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createProblem, type Problem } from '../../problem/problem.ts';
import { Random } from '../../random.ts';
import { Routes } from '../routes.ts';
import { Arcs } from './arcs.ts';
import { Timetable } from './timetable.ts';
import { WindowChoice } from './window-choice.ts';

const shift = [0, 300] as const;

/** A van, and some stops with one to three windows each, at whole times. */
function someProblem(seed: number, stops: number): Problem {
  const random = new Random(seed);
  const locations = stops + 1;
  return createProblem({
    locations,
    matrices: [
      {
        distances: Array.from({ length: locations ** 2 }, (_, cell) =>
          cell % (locations + 1) === 0 ? 0 : 1 + random.below(30),
        ),
      },
    ],
    vehicles: [{ count: 1, shift, costPerDuration: 1 }],
    stops: Array.from({ length: stops }, (_, at) => ({
      location: at + 1,
      service: random.below(10),
      setup: random.below(3),
      windows: Array.from({ length: 1 + random.below(3) }, () => {
        const from = random.below(280);
        return [from, from + random.below(40)] as const;
      }),
    })),
  });
}

/** How long the stops take in their order at best, by trying every departure; Infinity where none is in time. */
function shortest({
  types,
  location,
  locations,
  service,
  setup,
  windowAt,
  windowFrom,
  windowTo,
  stopCount,
}: Problem): number {
  const { durations } = types[0]!;
  let best = Infinity;
  for (let departure: number = shift[0]; departure <= shift[1]; departure++) {
    let now: number = departure;
    let at = 0;
    for (let stop = 0; stop < stopCount; stop++) {
      now += durations[at * locations + location[stop]!]! + setup[stop]!;
      at = location[stop]!;
      let window = windowAt[stop]!;
      while (window < windowAt[stop + 1]! && now > windowTo[window]!) window++;
      now = window === windowAt[stop + 1]! ? Infinity : Math.max(now, windowFrom[window]!) + service[stop]!;
    }
    now += durations[at * locations]!;
    if (now <= shift[1]) best = Math.min(best, now - departure);
  }
  return best;
}

test('a route gets the windows with which it takes least time, of all departures', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), (seed, stops) => {
      const problem = someProblem(seed, stops);
      const routes = new Routes(problem);
      const arcs = new Arcs(problem, routes);
      const times = new Timetable(problem, routes, arcs);
      const choice = new WindowChoice(problem, routes, arcs, times);
      let behind = routes.first(0);
      for (let stop = 0; stop < stops; stop++) {
        routes.link(stop, behind);
        times.choose(stop, problem.windowAt[stop]!);
        behind = stop;
      }
      arcs.refresh(0);
      const best = shortest(problem);
      assert.equal(choice.improve(0, Infinity), best < Infinity);
      if (best === Infinity) return;
      found++;
      assert.ok(times.refresh(0), 'the route is in time');
      assert.ok(Math.abs(times.duration[0]! - best) < 1e-6, `${times.duration[0]} is not ${best}`);
      assert.equal(choice.improve(0, times.duration[0]!), false, 'and keeps them');
    }),
    { numRuns: 300 },
  );
  assert.ok(found > 60, `${found} routes in time`);
});

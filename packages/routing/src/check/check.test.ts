import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './check.ts';

const question = {
  locations: 3,
  matrices: [{ distances: [0, 5, 4, 5, 0, 3, 4, 3, 0] }],
  vehicles: [
    { capacity: [10], count: 2, shift: [0, 40] as const, maxDistance: 14, fixedCost: 1, maxTrips: 2, skills: ['cold'] },
  ],
  stops: [
    { location: 1, delivery: [6], pickup: [2], windows: [[5, 20] as const], skills: ['cold'] },
    { location: 2, delivery: [4], pickup: [3], service: 1, prize: 7 },
  ],
};
const route = { vehicle: 0, trips: [[0, 1]], departure: 0, distance: 12, duration: 13, cost: 13 };
const answer = { cost: 13, distance: 12, complete: true, routes: [route], unserved: [] };

function faults(change: object, asked: object = {}): string {
  return check({ ...question, ...asked }, { ...answer, ...change }).join('; ');
}

test('an answer that keeps every rule has no faults', () => {
  assert.equal(faults({}), '');
});

test('a stop served twice, left out without a word or made up is reported', () => {
  assert.match(faults({ unserved: [1] }), /stop 1 appears 2 times/);
  assert.match(faults({ routes: [] }), /stop 0 appears 0 times/);
  assert.match(faults({ unserved: [7] }), /there is no stop 7/);
});

test('a load over capacity is reported where it arises', () => {
  assert.match(faults({}, { vehicles: [{ ...question.vehicles[0], capacity: [9] }] }), /leaves with 10/);
  const heavy = question.stops.map((stop) => ({ ...stop, pickup: [9] }));
  assert.match(faults({}, { stops: heavy }), /carries 13 of dimension 0 after stop 0/);
});

test('coming late, leaving early and coming back after the shift are reported', () => {
  assert.match(faults({ routes: [{ ...route, departure: 16 }] }), /late at stop 0/);
  assert.match(faults({ routes: [{ ...route, departure: -1 }] }), /before the shift/);
  assert.match(faults({}, { vehicles: [{ ...question.vehicles[0], shift: [0, 12] }] }), /after the shift/);
});

test('limits, skills, fleet and trips are held', () => {
  const vehicle = question.vehicles[0];
  assert.match(faults({}, { vehicles: [{ ...vehicle, maxDistance: 11 }] }), /drives 12/);
  assert.match(faults({}, { vehicles: [{ ...vehicle, maxDuration: 12 }] }), /takes 13/);
  assert.match(faults({}, { vehicles: [{ ...vehicle, maxTravelTime: 11 }] }), /travels 12/);
  assert.match(faults({}, { vehicles: [{ ...vehicle, maxStops: 1 }] }), /has 2 stops/);
  assert.match(faults({}, { vehicles: [{ ...vehicle, skills: [] }] }), /cannot serve stop 0: cold/);
  assert.match(faults({}, { vehicles: [{ ...vehicle, count: 0 }] }), /used 1 times/);
  assert.match(faults({ routes: [{ ...route, trips: [[0], [], [1]] }] }), /makes 3 trips/);
});

test('a reload is driven to and paid', () => {
  const trips = [[0], [1]];
  const figures = { distance: 18, duration: 19, cost: 19 };
  const unlimited = { vehicles: [{ ...question.vehicles[0], maxDistance: 18 }] };
  assert.equal(faults({ routes: [{ ...route, trips, ...figures }], distance: 18, cost: 19 }, unlimited), '');
});

test('wrong figures are reported', () => {
  assert.match(faults({ routes: [{ ...route, cost: 12 }] }), /cost is 13, not 12/);
  assert.match(faults({ cost: 14 }), /cost is 13, not 14/);
  assert.match(faults({ distance: 11 }), /distance is 12, not 11/);
  assert.match(faults({ routes: [{ ...route, duration: 12 }] }), /duration is 13, not 12/);
});

test('the price of an optional stop is part of the cost, and a missing stop that must be served is said', () => {
  const alone = { vehicle: 0, trips: [[0]], departure: 0, distance: 10, duration: 10, cost: 11 };
  assert.equal(faults({ routes: [alone], unserved: [1], distance: 10, cost: 18 }), '');
  assert.match(faults({ routes: [], unserved: [0, 1], distance: 0, cost: 7 }), /complete is true/);
});

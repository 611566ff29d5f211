import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../check/check.ts';
import { solve } from '../solve.ts';
import { readVroom, UnsupportedByVroomReader, writeVroom, type VroomInput, type VroomOutput } from './vroom.ts';

/** Places on a line, 60 seconds and 1,000 metres apart. */
const matrix = (places: number, unit: number): number[][] =>
  Array.from({ length: places }, (_, a) => Array.from({ length: places }, (_, b) => unit * Math.abs(a - b)));

const source: VroomInput = {
  vehicles: [
    { id: 7, start_index: 0, end_index: 0, capacity: [4], skills: [1], description: 'blue van' },
    { id: 8, start_index: 0, end_index: 0, capacity: [4], skills: [1] },
  ],
  jobs: [
    { id: 11, location_index: 1, delivery: [2], pickup: [1], service: 30 },
    { id: 12, location_index: 2, delivery: [2], pickup: [2], time_windows: [[600, 700]], setup: 10, skills: [1] },
    { id: 13, location_index: 3, delivery: [3], description: 'far' },
  ],
  matrices: { car: { durations: matrix(4, 60), distances: matrix(4, 1000) } },
};

function answer(input: VroomInput): VroomOutput {
  const read = readVroom(input);
  const solution = solve(read.problem, { iterations: 500 });
  assert.deepEqual(check(read.problem, solution), []);
  return writeVroom(read, solution);
}

test('vehicles that are alike become one type', () => {
  assert.deepEqual(readVroom(source).members, [[0, 1]]);
});

test('an answer has its routes step by step with arrivals, loads and totals', () => {
  const output = answer(source);
  assert.equal(output.code, 0);
  assert.equal(output.summary.cost, 240 + 360);
  assert.equal(output.summary.distance, 10_000);
  assert.deepEqual(output.summary.delivery, [7]);
  assert.deepEqual(output.unassigned, []);
  const route = output.routes.find((each) => each.steps.some((step) => step.id === 12));
  const step = route?.steps.find((each) => each.id === 12);
  assert.deepEqual(route?.steps.map((each) => each.type), ['start', 'job', 'job', 'end']);
  assert.deepEqual(route?.steps[0]?.load, [4]);
  assert.deepEqual(route?.steps.at(-1)?.load, [3]);
  assert.ok(step !== undefined && step.arrival + step.waiting_time >= 600 && step.arrival + step.waiting_time <= 700);
  assert.equal(step.setup, 10);
});

test('a job nobody can do is unassigned, the more important one is done first', () => {
  const one: VroomInput = {
    ...source,
    vehicles: [{ id: 1, start_index: 0, end_index: 0, max_tasks: 1 }],
    jobs: [
      { id: 1, location_index: 1 },
      { id: 2, location_index: 3, priority: 5 },
      { id: 3, location_index: 1, skills: [9] },
    ],
  };
  const output = answer(one);
  assert.deepEqual(output.routes.map((route) => route.steps.map((step) => step.id)), [[undefined, 2, undefined]]);
  assert.deepEqual(output.unassigned.map((job) => job.id), [1, 3]);
  assert.equal(output.summary.priority, 5);
});

test('cost is travel time unless kilometres are paid', () => {
  const paid: VroomInput = { ...source, vehicles: [{ id: 1, start_index: 0, costs: { fixed: 100, per_hour: 0, per_km: 5 } }] };
  assert.equal(answer({ ...paid, jobs: source.jobs.map((job) => ({ ...job, skills: [] })) }).summary.cost, 100 + 15);
});

test('the old names are read too', () => {
  const { matrices: _, ...rest } = source;
  const output = answer({ ...rest, matrix: matrix(4, 60), jobs: [{ id: 1, location_index: 2, amount: [3] }] });
  assert.deepEqual(output.summary.delivery, [3]);
  assert.equal(output.summary.cost, 240);
});

test('what is not supported is refused rather than ignored', () => {
  const shipments: VroomInput = JSON.parse(JSON.stringify({ ...source, shipments: [{}] }));
  assert.throws(() => readVroom(shipments), UnsupportedByVroomReader);
  assert.throws(() => readVroom({ ...source, jobs: [{ id: 1, location: [106.7, 26.6] }] }), /location_index/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../check/check.ts';
import { InvalidProblem } from '../problem/problem.ts';
import { solve } from '../solve.ts';
import { UnsupportedByVroomReader, vroomFailure } from './vroom-refusals.ts';
import { readVroom, writeVroom, type VroomInput, type VroomOutput } from './vroom.ts';

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
  assert.deepEqual(
    route?.steps.map((each) => each.type),
    ['start', 'job', 'job', 'end'],
  );
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
  assert.deepEqual(
    output.routes.map((route) => route.steps.map((step) => step.id)),
    [[undefined, 2, undefined]],
  );
  assert.deepEqual(
    output.unassigned.map((job) => job.id),
    [1, 3],
  );
  assert.equal(output.summary.priority, 5);
});

test('cost is travel time unless kilometres are paid', () => {
  const paid: VroomInput = {
    ...source,
    vehicles: [{ id: 1, start_index: 0, capacity: [20], costs: { fixed: 100, per_hour: 0, per_km: 5 } }],
  };
  assert.equal(answer({ ...paid, jobs: source.jobs.map((job) => ({ ...job, skills: [] })) }).summary.cost, 100 + 15);
});

test('the old names are read too', () => {
  const { matrices: _, ...rest } = source;
  const output = answer({ ...rest, matrix: matrix(4, 60), jobs: [{ id: 1, location_index: 2, amount: [3] }] });
  assert.deepEqual(output.summary.delivery, [3]);
  assert.equal(output.summary.cost, 240);
});

test('what is not supported is refused rather than ignored, and says where', () => {
  const [vehicle] = source.vehicles;
  const [job] = source.jobs;
  assert.ok(vehicle !== undefined && job !== undefined);
  const refused = (change: object, message: RegExp): void => {
    const input: VroomInput = JSON.parse(JSON.stringify({ ...source, ...change }));
    assert.throws(
      () => readVroom(input),
      (error) => error instanceof UnsupportedByVroomReader && message.test(error.message),
      String(message),
    );
  };
  const vehicles = (change: object): object => ({ vehicles: [{ ...vehicle, ...change }] });
  const jobs = (change: object): object => ({ jobs: [{ ...job, ...change }] });
  refused({ shipments: [{}] }, /shipments/);
  refused({ options: { g: true } }, /options\.g/);
  refused({ vehicles: [] }, /at least one vehicle/);
  refused({ vehicles: [vehicle, vehicle] }, /id of its own.*7/);
  refused(vehicles({ breaks: [{ id: 1 }] }), /vehicle 7: breaks/);
  refused(vehicles({ steps: [{ type: 'start' }] }), /vehicle 7: steps/);
  refused(vehicles({ costs: { per_task_hour: 9 } }), /vehicle 7, costs: costs per hour at a task/);
  refused(vehicles({ max_distanse: 9 }), /max_distanse/);
  refused(vehicles({ start_index: undefined, end_index: undefined }), /start_index or end_index/);
  refused(vehicles({ start: [106.7, 26.6], start_index: undefined }), /start_index and end_index/);
  refused({ ...vehicles({ max_distance: 9 }), matrices: { car: { durations: matrix(4, 60) } } }, /distances is needed/);
  refused(
    { ...vehicles({ costs: { per_hour: 9 } }), matrices: { car: { durations: matrix(4, 60), costs: matrix(4, 1) } } },
    /do not go with/,
  );
  refused(vehicles({ profile: 'truck' }), /matrices\.truck\.durations/);
  refused(jobs({ location: [106.7, 26.6], location_index: undefined }), /job 11: location_index/);
  refused(jobs({ delivery: [1, 2] }), /job 11, delivery: 2 amounts/);
  refused(jobs({ service_per_type: { car: 5 } }), /service times by vehicle type/);
  refused(jobs({ priority: 101 }), /priority/);
});

test('what asks for nothing is not refused', () => {
  const input: VroomInput = JSON.parse(JSON.stringify({ ...source, shipments: [], options: { g: false } }));
  assert.equal(answer(input).code, 0);
});

test('a vehicle without capacity beside one that has some carries nothing', () => {
  const output = answer({
    ...source,
    vehicles: [...source.vehicles.slice(0, 1), { id: 9, start_index: 0 }],
    jobs: source.jobs.slice(0, 1),
  });
  assert.deepEqual(
    output.routes.map((route) => route.vehicle),
    [7],
  );
});

test('windows out of order are waited for in the order of the clock', () => {
  const output = answer({
    ...source,
    vehicles: [{ id: 1, start_index: 0, time_window: [0, 900] }],
    jobs: [
      {
        id: 1,
        location_index: 1,
        time_windows: [
          [800, 900],
          [100, 200],
        ],
      },
    ],
  });
  assert.equal(output.routes[0]?.steps.at(-1)?.arrival, 100);
});

test('an error is answered with the code that VROOM gives it', () => {
  assert.deepEqual(vroomFailure(new UnsupportedByVroomReader('no')), { code: 2, error: 'no' });
  assert.deepEqual(vroomFailure(new InvalidProblem('bad')), { code: 2, error: 'bad' });
  assert.deepEqual(vroomFailure(new Error('oops')), { code: 1, error: 'oops' });
});

import { InvalidProblem } from '../problem/problem.ts';
import type { VroomInput, VroomJob, VroomVehicle } from './vroom.ts';

/** Thrown where VROOM's input asks for what this solver has no word for, or makes no sense. */
export class UnsupportedByVroomReader extends Error {
  override readonly name = 'UnsupportedByVroomReader';
}

function require(condition: boolean, message: string): void {
  if (!condition) throw new UnsupportedByVroomReader(message);
}

const known = {
  input: new Set(['jobs', 'vehicles', 'matrices', 'matrix', 'options']),
  job: new Set(
    'id description location location_index setup service delivery pickup amount skills priority time_windows'.split(
      ' ',
    ),
  ),
  vehicle: new Set(
    (
      'id description profile type start start_index end end_index capacity costs skills time_window speed_factor ' +
      'max_tasks max_travel_time max_distance'
    ).split(' '),
  ),
  costs: new Set(['fixed', 'per_hour', 'per_km']),
  matrices: new Set(['durations', 'distances', 'costs']),
};

const words = new Map([
  ['shipments', 'shipments'],
  ['breaks', 'breaks'],
  ['steps', 'steps that a vehicle must follow'],
  ['service_per_type', 'service times by vehicle type'],
  ['setup_per_type', 'setup times by vehicle type'],
  ['per_task_hour', 'costs per hour at a task'],
]);

/** Throws `UnsupportedByVroomReader` where a field would be ignored or has no sense; empty lists and objects ask for nothing. */
export function refuseUnsupported(source: VroomInput): void {
  require(Array.isArray(source.jobs) &&
    Array.isArray(source.vehicles) &&
    source.vehicles.length > 0, 'jobs and at least one vehicle are needed');
  refuseUnknown('input', source, 'the input');
  for (const option of ['g', 'c']) require(source.options?.[option] !== true, `options.${option} is not supported`);
  for (const [profile, matrices] of Object.entries(source.matrices ?? {}))
    refuseUnknown('matrices', matrices, `matrices.${profile}`);
  refuseTwins('job', source.jobs);
  refuseTwins('vehicle', source.vehicles);
  const dimensions = source.vehicles[0]?.capacity?.length ?? 0;
  for (const vehicle of source.vehicles) {
    refuseVehicle(vehicle, dimensions);
    refuseMissingMatrix(source, vehicle);
  }
  for (const job of source.jobs) refuseJob(job, dimensions);
}

function refuseVehicle(vehicle: VroomVehicle, dimensions: number): void {
  const where = `vehicle ${vehicle.id}`;
  refuseUnknown('vehicle', vehicle, where);
  refuseUnknown('costs', vehicle.costs ?? {}, `${where}, costs`);
  const { start, start_index: from, end, end_index: to } = vehicle;
  require((start === undefined || from !== undefined) &&
    (end === undefined || to !== undefined), `${where}: start_index and end_index are needed`);
  require(from !== undefined || to !== undefined, `${where}: start_index or end_index is needed`);
  refuseLength(vehicle.capacity, dimensions, `${where}, capacity`);
}

/** Kilometres need distances, and costs of arcs leave no room for others. */
function refuseMissingMatrix(
  source: VroomInput,
  { id, profile = 'car', costs, max_distance: limit }: VroomVehicle,
): void {
  const matrices = source.matrices?.[profile];
  const paid = (costs?.per_km ?? 0) > 0;
  require(matrices?.distances !== undefined ||
    (!paid && limit === undefined), `vehicle ${id}: matrices.${profile}.distances is needed`);
  const mixed = matrices?.costs !== undefined && (costs?.per_km !== undefined || costs?.per_hour !== undefined);
  require(!mixed, `vehicle ${id}: costs per hour or km do not go with matrices.${profile}.costs`);
}

function refuseJob(job: VroomJob, dimensions: number): void {
  const where = `job ${job.id}`;
  refuseUnknown('job', job, where);
  const { priority = 0 } = job;
  require(Number.isInteger(priority) &&
    priority >= 0 &&
    priority <= 100, `${where}: priority must be a whole number from 0 to 100`);
  for (const field of ['delivery', 'pickup', 'amount'] as const)
    refuseLength(job[field], dimensions, `${where}, ${field}`);
}

function refuseLength(amounts: readonly number[] | undefined, dimensions: number, where: string): void {
  const length = amounts?.length ?? dimensions;
  require(length === dimensions, `${where}: ${length} amounts, but the first vehicle's capacity has ${dimensions}`);
}

function refuseTwins(kind: string, list: readonly { readonly id: number }[]): void {
  const seen = new Set<number>();
  for (const { id } of list) {
    require(Number.isInteger(id) && !seen.has(id), `every ${kind} needs an id of its own, a whole number: ${id}`);
    seen.add(id);
  }
}

function refuseUnknown(kind: keyof typeof known, part: object, where: string): void {
  for (const [field, value] of Object.entries(part)) {
    const asksNothing =
      value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
    require(known[kind].has(field) || asksNothing, `${where}: ${words.get(field) ?? field} are not supported`);
  }
}

/** VROOM's answer where it has none: code 2 for an input that is at fault, 1 for all else. */
export function vroomFailure(error: unknown): { code: 1 | 2; error: string } {
  const input = error instanceof UnsupportedByVroomReader || error instanceof InvalidProblem;
  return { code: input ? 2 : 1, error: error instanceof Error ? error.message : String(error) };
}

/**
 * Says what is wrong with an answer, from the problem's definition alone. Shares no code with the
 * solver: it reads the caller's input, not the solver's arrays, and simulates each route.
 */

interface Stop {
  readonly location: number;
  readonly delivery?: readonly number[];
  readonly pickup?: readonly number[];
  readonly service?: number;
  readonly setup?: number;
  readonly windows?: readonly (readonly [number, number])[];
  readonly skills?: readonly (string | number)[];
  readonly prize?: number;
}

interface Vehicle {
  readonly count?: number;
  readonly capacity?: readonly number[];
  readonly start?: number | null;
  readonly end?: number | null;
  readonly profile?: number;
  readonly speed?: number;
  readonly fixedCost?: number;
  readonly costPerDistance?: number;
  readonly costPerTravelTime?: number;
  readonly costPerDuration?: number;
  readonly shift?: readonly [number, number];
  readonly maxDistance?: number;
  readonly maxDuration?: number;
  readonly maxTravelTime?: number;
  readonly maxStops?: number;
  readonly skills?: readonly (string | number)[];
  readonly maxTrips?: number;
  readonly reloadDuration?: number;
  readonly reloadAt?: number;
}

interface Question {
  readonly locations: number;
  readonly matrices: readonly {
    readonly distances: ArrayLike<number>;
    readonly durations?: ArrayLike<number>;
    readonly costs?: ArrayLike<number>;
  }[];
  readonly vehicles: readonly Vehicle[];
  readonly stops: readonly Stop[];
}

interface Answer {
  readonly cost: number;
  readonly distance: number;
  readonly complete: boolean;
  readonly routes: readonly {
    readonly vehicle: number;
    readonly trips: readonly (readonly number[])[];
    readonly departure: number;
    readonly distance: number;
    readonly duration: number;
    readonly cost: number;
  }[];
  readonly unserved: readonly number[];
}

const above = (value: number, limit: number): boolean => value > limit + 1e-6 * Math.max(1, Math.abs(limit));
const differs = (a: number, b: number): boolean => above(a, b) || above(b, a);

/** An empty list means that the answer keeps every rule and that its figures are right. */
export function check(question: Question, answer: Answer): string[] {
  const wrong: string[] = [];
  const seen = new Map<number, number>();
  const note = (stop: number): void => void seen.set(stop, (seen.get(stop) ?? 0) + 1);
  const used = new Map<number, number>();
  let cost = 0;
  let distance = 0;
  answer.routes.forEach((route, at) => {
    const vehicle = question.vehicles[route.vehicle];
    if (vehicle === undefined) {
      wrong.push(`route ${at}: there is no vehicle ${route.vehicle}`);
      return;
    }
    used.set(route.vehicle, (used.get(route.vehicle) ?? 0) + 1);
    for (const trip of route.trips) trip.forEach(note);
    wrong.push(...checkRoute(question, vehicle, route).map((fault) => `route ${at}: ${fault}`));
    cost += route.cost;
    distance += route.distance;
  });
  answer.unserved.forEach(note);
  question.stops.forEach((_, stop) => {
    if (seen.get(stop) !== 1) wrong.push(`stop ${stop} appears ${seen.get(stop) ?? 0} times`);
  });
  for (const stop of seen.keys()) if (question.stops[stop] === undefined) wrong.push(`there is no stop ${stop}`);
  for (const [type, count] of used)
    if (count > (question.vehicles[type]?.count ?? Infinity)) wrong.push(`vehicle ${type} is used ${count} times`);
  let complete = true;
  for (const stop of answer.unserved) {
    const prize = question.stops[stop]?.prize;
    if (prize === undefined) complete = false;
    else cost += prize;
  }
  if (complete !== answer.complete) wrong.push(`complete is ${answer.complete}`);
  if (differs(cost, answer.cost)) wrong.push(`cost is ${cost}, not ${answer.cost}`);
  if (differs(distance, answer.distance)) wrong.push(`distance is ${distance}, not ${answer.distance}`);
  return wrong;
}

function checkRoute(question: Question, vehicle: Vehicle, route: Answer['routes'][number]): string[] {
  const wrong: string[] = [];
  const start = vehicle.start === undefined ? 0 : vehicle.start;
  const end = vehicle.end === undefined ? start : vehicle.end;
  const matrix = question.matrices[vehicle.profile ?? 0];
  if (matrix === undefined) return ['there is no such matrix'];
  const skills = new Set(vehicle.skills);
  const shift = vehicle.shift ?? [0, Infinity];
  let place: number | null = start;
  let clock = route.departure;
  let distance = 0;
  let travel = 0;
  let tolls = 0;
  let stops = 0;

  const drive = (to: number | null): void => {
    if (place !== null && to !== null) {
      const cell = place * question.locations + to;
      distance += matrix.distances[cell] ?? NaN;
      const time = ((matrix.durations ?? matrix.distances)[cell] ?? NaN) / (vehicle.speed ?? 1);
      travel += time;
      tolls += matrix.costs?.[cell] ?? 0;
      clock += time;
    }
    place = to;
  };

  if (above(shift[0], clock)) wrong.push('leaves before the shift');
  if (route.trips.length > (vehicle.maxTrips ?? 1)) wrong.push(`makes ${route.trips.length} trips`);
  route.trips.forEach((trip, index) => {
    if (trip.length === 0) wrong.push(`trip ${index} is empty`);
    if (index > 0) {
      drive(vehicle.reloadAt ?? start);
      clock += vehicle.reloadDuration ?? 0;
    }
    wrong.push(...checkLoads(question, vehicle, trip));
    for (const number of trip) {
      const stop = question.stops[number];
      if (stop === undefined) continue;
      stops++;
      const from = place;
      drive(stop.location);
      if (from !== stop.location) clock += stop.setup ?? 0;
      const windows = stop.windows ?? [[-Infinity, Infinity] as const];
      const arrival = clock;
      const starts = windows.filter((each) => !above(arrival, each[1])).map((each) => Math.max(arrival, each[0]));
      if (starts.length === 0) wrong.push(`is late at stop ${number}`);
      else clock = Math.min(...starts);
      clock += stop.service ?? 0;
      for (const skill of stop.skills ?? [])
        if (!skills.has(skill)) wrong.push(`cannot serve stop ${number}: ${skill}`);
    }
  });
  drive(end);

  const duration = clock - route.departure;
  if (above(clock, shift[1])) wrong.push('comes back after the shift');
  if (above(distance, vehicle.maxDistance ?? Infinity)) wrong.push(`drives ${distance}`);
  if (above(duration, vehicle.maxDuration ?? Infinity)) wrong.push(`takes ${duration}`);
  if (above(travel, vehicle.maxTravelTime ?? Infinity)) wrong.push(`travels ${travel}`);
  if (stops > (vehicle.maxStops ?? Infinity)) wrong.push(`has ${stops} stops`);
  const cost =
    (vehicle.fixedCost ?? 0) +
    (matrix.costs !== undefined
      ? tolls
      : (vehicle.costPerDistance ?? 1) * distance + (vehicle.costPerTravelTime ?? 0) * travel) +
    (vehicle.costPerDuration ?? 0) * duration;
  if (differs(distance, route.distance)) wrong.push(`distance is ${distance}, not ${route.distance}`);
  if (differs(duration, route.duration)) wrong.push(`duration is ${duration}, not ${route.duration}`);
  if (differs(cost, route.cost)) wrong.push(`cost is ${cost}, not ${route.cost}`);
  return wrong;
}

/** A trip begins with all it delivers, and each stop takes its delivery out before its pickup goes in. */
function checkLoads(question: Question, vehicle: Vehicle, trip: readonly number[]): string[] {
  const wrong: string[] = [];
  (vehicle.capacity ?? []).forEach((capacity, k) => {
    let load = 0;
    for (const stop of trip) load += question.stops[stop]?.delivery?.[k] ?? 0;
    if (above(load, capacity)) wrong.push(`leaves with ${load} of dimension ${k}`);
    for (const stop of trip) {
      load += (question.stops[stop]?.pickup?.[k] ?? 0) - (question.stops[stop]?.delivery?.[k] ?? 0);
      if (above(load, capacity)) wrong.push(`carries ${load} of dimension ${k} after stop ${stop}`);
    }
  });
  return wrong;
}

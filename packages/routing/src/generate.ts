import type { Matrix, ProblemInput, Stop, VehicleType } from './problem/input.ts';
import { Random } from './random.ts';

/** What a generated instance has beside stops, vans and loads. */
export interface Traits {
  readonly windows?: boolean;
  readonly fleet?: boolean;
  readonly limits?: boolean;
  readonly skills?: boolean;
  readonly trips?: boolean;
  readonly prizes?: boolean;
  readonly pickups?: boolean;
  /** Roads differ by direction. */
  readonly oneWay?: boolean;
  /** Vans start and end in different places, or nowhere in particular. */
  readonly ends?: boolean;
  /** Vans travel at their own speed, and by roads of their own that cost what a second matrix says. */
  readonly roads?: boolean;
}

/**
 * An instance from a seed: clusters of villages around a hub in a square of 100 by 100, whole
 * numbers throughout. Location 0 is the hub, location i + 1 that of stop i.
 */
export function generateInstance(seed: number, stops: number, traits: Traits = {}): ProblemInput {
  const random = new Random(seed);
  const places = scatter(random, stops + 1);
  const locations = places.length;
  const distances = new Float64Array(locations * locations);
  for (let a = 0; a < locations; a++)
    for (let b = 0; b < locations; b++) {
      const straight = Math.sqrt((places[a]!.x - places[b]!.x) ** 2 + (places[a]!.y - places[b]!.y) ** 2);
      const uphill = traits.oneWay === true && places[b]!.y > places[a]!.y ? 1.2 : 1;
      distances[a * locations + b] = Math.round(straight * uphill);
    }
  return {
    locations,
    matrices: traits.roads === true ? [{ distances }, tollRoads(random, distances)] : [{ distances }],
    vehicles:
      traits.fleet === true
        ? [van(random, traits, 30, stops), van(random, traits, 60, stops)]
        : [van(random, traits, 50, stops)],
    stops: Array.from({ length: stops }, (_, at) => village(random, traits, at + 1)),
  };
}

function tollRoads(random: Random, distances: Float64Array): Matrix {
  return {
    distances,
    durations: distances.map((distance) => distance * 0.8),
    costs: distances.map((distance) => distance + random.below(5)),
  };
}

function scatter(random: Random, count: number): { x: number; y: number }[] {
  const towns = Array.from({ length: Math.max(1, Math.round(count / 12)) }, () => ({
    x: random.below(100),
    y: random.below(100),
  }));
  return Array.from({ length: count }, (_, at) => {
    if (at === 0 || random.unit() < 0.4) return { x: random.below(100), y: random.below(100) };
    const town = towns[random.below(towns.length)]!;
    return { x: town.x + random.below(15), y: town.y + random.below(15) };
  });
}

function van(random: Random, traits: Traits, capacity: number, stops: number): VehicleType {
  return {
    capacity: [capacity, capacity * 2],
    ...(traits.fleet === true
      ? { fixedCost: capacity * 2, count: 3 + random.below(6), costPerDistance: 1 + capacity / 100 }
      : {}),
    ...(traits.windows === true ? { shift: [0, 600] as const, costPerDuration: random.below(2) / 4 } : {}),
    ...(traits.limits === true
      ? { maxDistance: 400 + random.below(200), maxDuration: 500, maxStops: 12, maxTravelTime: 450 }
      : {}),
    ...(traits.trips === true ? { maxTrips: 3, reloadDuration: 10, count: 2 + random.below(3) } : {}),
    ...(traits.skills === true && (capacity !== 30 || random.unit() < 0.3) ? { skills: ['cold'] } : {}),
    ...(traits.roads === true ? { profile: random.below(2), speed: 1 + random.unit() } : {}),
    ...(traits.trips === true && traits.roads === true ? { reloadAt: random.below(Math.min(3, stops + 1)) } : {}),
    ...(traits.ends === true && random.unit() < 0.5 ? { end: random.unit() < 0.5 ? null : Math.min(1, stops) } : {}),
  };
}

function village(random: Random, traits: Traits, location: number): Stop {
  const opens = random.below(400);
  const both = traits.pickups !== false;
  return {
    location,
    delivery: [1 + random.below(15), random.below(25)],
    ...(both ? { pickup: [random.below(15), random.below(25)] } : {}),
    service: traits.windows === true ? 5 : 0,
    ...(traits.windows === true && random.unit() < 0.2 ? { setup: 3 } : {}),
    ...(traits.windows === true && random.unit() < 0.6 ? { windows: windowsFrom(random, opens) } : {}),
    ...(traits.skills === true && random.unit() < 0.3 ? { skills: ['cold'] } : {}),
    ...(traits.prizes === true && random.unit() < 0.5 ? { prize: 10 + random.below(80) } : {}),
  };
}

function windowsFrom(random: Random, opens: number): [number, number][] {
  const first: [number, number] = [opens, opens + 40 + random.below(120)];
  return random.unit() < 0.3 ? [first, [first[1] + 50, first[1] + 120]] : [first];
}

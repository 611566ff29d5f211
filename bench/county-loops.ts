import type { ProblemInput, Stop, VehicleType, Window } from '@yangui/routing';

/** What is asked of a county's day beside loads, shifts and costs. */
export interface LoopTraits {
  /** Small vans that reload at the hub, up to three times a day. */
  readonly trips?: boolean;
  readonly windows?: boolean;
  /** A third of the stations need a van with a cold box; two of the four have one. */
  readonly cold?: boolean;
  /** Vans of different size, price and speed. */
  readonly fleet?: boolean;
  /** A van that leaves costs its day, so that it is worth while to do with fewer. */
  readonly days?: boolean;
  /** Villages lie along valleys that meet only at the hub, not all over the plain. */
  readonly valleys?: boolean;
}

export const loopKinds: Readonly<Record<string, LoopTraits>> = {
  plain: {},
  windows: { windows: true },
  fleet: { fleet: true, days: true },
  valleys: { valleys: true, windows: true },
  trips: { trips: true },
  'cold-trips': { trips: true, cold: true },
  'valley-trips': { trips: true, valleys: true },
  'few-vans': { trips: true, days: true },
  everything: { trips: true, cold: true, fleet: true, days: true, windows: true },
};

interface Place {
  readonly x: number;
  readonly y: number;
  /** −1: on the plain. */
  readonly valley: number;
}

const hour = 3600;
const detour = 1.35;

/**
 * A county's day from a seed: `stations` villages and four vans. Metres, seconds, fen; loads in
 * kilograms and litres. Parcels go down to every station and produce comes up from most.
 */
export function countyLoop(seed: number, traits: LoopTraits, stations = 100): ProblemInput {
  const random = randomNumbers(seed);
  const places = Array.from({ length: stations + 1 }, (_, at) => place(random, traits, at));
  const locations = places.length;
  const distances = new Float64Array(locations ** 2);
  for (let a = 0; a < locations; a++)
    for (let b = 0; b < locations; b++) distances[a * locations + b] = Math.round(road(places[a]!, places[b]!));
  const stops = Array.from({ length: stations }, (_, at) => station(random, traits, at + 1));
  return {
    locations,
    matrices: [{ distances, durations: distances.map((metres) => Math.round(metres / 11)) }],
    vehicles: vans(traits, stops),
    stops,
  };
}

/** Kilometres around the hub turned into metres of road. */
function place(random: () => number, traits: LoopTraits, at: number): Place {
  if (at === 0) return { x: 0, y: 0, valley: -1 };
  if (traits.valleys !== true) return { x: (random() - 0.5) * 45_000, y: (random() - 0.5) * 40_000, valley: -1 };
  const valley = Math.floor(random() * 7);
  const angle = (valley * 2 * Math.PI) / 7;
  const out = 2000 + random() * 22_000;
  const aside = (random() - 0.5) * 4000;
  return {
    x: out * Math.cos(angle) - aside * Math.sin(angle),
    y: out * Math.sin(angle) + aside * Math.cos(angle),
    valley,
  };
}

function road(a: Place, b: Place): number {
  if (a.valley === b.valley || a.valley < 0 || b.valley < 0) return detour * Math.hypot(a.x - b.x, a.y - b.y);
  return detour * (Math.hypot(a.x, a.y) + Math.hypot(b.x, b.y));
}

function station(random: () => number, traits: LoopTraits, location: number): Stop {
  const parcels = 5 + Math.floor(random() ** 2 * 60);
  const baskets = random() < 0.3 ? 0 : Math.floor(random() * 50);
  const opens = 8 * hour + Math.floor(random() * 14) * 1800;
  const windows: Window[] =
    random() < 0.4
      ? [[opens, opens + 3 * hour]]
      : [
          [8 * hour, 12 * hour],
          [14 * hour, 18 * hour],
        ];
  const cold = random() < 0.33;
  return {
    location,
    delivery: [parcels * 2, parcels * 12],
    pickup: [baskets * 4, baskets * 10],
    service: 180 + parcels * 6,
    ...(traits.windows === true ? { windows } : {}),
    ...(traits.cold === true && cold ? { skills: ['cold'] } : {}),
  };
}

/** Four vans that hold, together and in all their trips, a fifth more than the day brings. */
function vans(traits: LoopTraits, stops: readonly Stop[]): VehicleType[] {
  const total = (k: number): number => {
    const sum = (list: 'delivery' | 'pickup'): number => stops.reduce((all, stop) => all + (stop[list]?.[k] ?? 0), 0);
    return Math.max(sum('delivery'), sum('pickup'));
  };
  const loads = traits.trips === true ? 10 : 4;
  const van = (count: number, size: number, cold: boolean): VehicleType => ({
    count,
    capacity: [0, 1].map((k) => Math.round((total(k) / loads) * 1.2 * size)),
    shift: [7 * hour, 20 * hour],
    costPerDistance: 0.08 + 0.04 * size,
    costPerDuration: 0.8,
    ...(traits.days === true ? { fixedCost: Math.round(12_000 * size) } : {}),
    ...(traits.fleet === true ? { speed: 1.1 - 0.1 * size } : {}),
    ...(traits.trips === true ? { maxTrips: 3, reloadDuration: 1200 } : {}),
    ...(cold ? { skills: ['cold'] } : {}),
  });
  const cold = traits.cold === true;
  if (traits.fleet === true) return [van(1, 1.4, cold), van(1, 1.2, false), van(1, 0.9, cold), van(1, 0.7, false)];
  return cold ? [van(2, 1, true), van(2, 1, false)] : [van(4, 1, false)];
}

/** Mulberry32: the benchmark's own, so that the days stay the same when the solver's numbers change. */
function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

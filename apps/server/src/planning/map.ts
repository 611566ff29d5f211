import type { Point, RoadMatrix } from '../adapters/roads.ts';

/** The places of a plan, each once, numbered in the order in which they were first named. */
export class Places {
  readonly points: Point[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a place; a new one where it was not named before. A depot is a place of its own, also beside a station. */
  at(point: Point, kind: 'stop' | 'depot' = 'stop'): number {
    const key = `${kind} ${point.longitude},${point.latitude}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.points.length);
    return this.points.push(point) - 1;
  }
}

/** Roads between places in whole metres and whole minutes: what a plan says is what its figures add up to. */
export interface RoadMap {
  readonly places: Places;
  readonly metres: Float64Array;
  readonly minutes: Float64Array;
}

/** Rounds a matrix to whole metres and minutes; where there is a way at all, it takes a minute. */
export function roadMap(places: Places, { metres, minutes }: RoadMatrix): RoadMap {
  return {
    places,
    metres: metres.map((length) => Math.round(length)),
    minutes: minutes.map((time, index) => ((metres[index] ?? 0) < 1 ? 0 : Math.max(1, Math.round(time)))),
  };
}

/** From one numbered place to another. */
export function way(
  { places, metres, minutes }: RoadMap,
  from: number,
  to: number,
): { readonly metres: number; readonly minutes: number } {
  const index = from * places.points.length + to;
  return { metres: metres[index] ?? 0, minutes: minutes[index] ?? 0 };
}

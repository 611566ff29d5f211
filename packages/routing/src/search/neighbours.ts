import type { Problem } from '../problem/problem.ts';

/** For each stop, the others nearest to it, nearest first: `list[stop * width … + width − 1]`. */
export interface Neighbours {
  readonly width: number;
  readonly list: Int32Array;
}

/** Nearness is the arc cost of going there and back by the first vehicle type. */
export function nearestNeighbours(problem: Problem, most: number): Neighbours {
  const { stopCount } = problem;
  const width = Math.max(0, Math.min(most, stopCount - 1));
  const list = new Int32Array(stopCount * width);
  const cost = new Float64Array(stopCount);
  if (width === 0) return { width, list };
  for (let stop = 0; stop < stopCount; stop++) {
    for (let other = 0; other < stopCount; other++)
      cost[other] = other === stop ? Infinity : betweenStops(problem, problem.types[0]!.arcs, stop, other);
    const farthest = cost.toSorted()[width - 1]!;
    const near: number[] = [];
    for (let other = 0; other < stopCount; other++) if (cost[other]! <= farthest) near.push(other);
    near.sort((x, y) => cost[x]! - cost[y]! || x - y);
    for (let k = 0; k < width; k++) list[stop * width + k] = near[k]!;
  }
  return { width, list };
}

/** The same for the nearest few only. */
export function narrowed(neighbours: Neighbours, most: number): Neighbours {
  const width = Math.min(most, neighbours.width);
  if (width === neighbours.width) return neighbours;
  const stops = neighbours.list.length / neighbours.width;
  const list = new Int32Array(stops * width);
  for (let stop = 0; stop < stops; stop++)
    list.set(neighbours.list.subarray(stop * neighbours.width, stop * neighbours.width + width), stop * width);
  return { width, list };
}

/** Mean cost, its time paid, of the way to the five nearest stops that are elsewhere: the yardstick for temperatures. */
export function meanGap(problem: Problem, neighbours: Neighbours): number {
  const { list, width } = neighbours;
  let sum = 0;
  let count = 0;
  for (let stop = 0; stop < problem.stopCount; stop++) {
    for (let at = 0, found = 0; at < width && found < 5; at++) {
      const gap = betweenStops(problem, problem.types[0]!.dues, stop, list[stop * width + at]!) / 2;
      if (gap === 0) continue;
      sum += gap;
      count++;
      found++;
    }
  }
  return sum / Math.max(1, count);
}

function betweenStops(problem: Problem, arcs: Float64Array, a: number, b: number): number {
  const { location, locations } = problem;
  return arcs[location[a]! * locations + location[b]!]! + arcs[location[b]! * locations + location[a]!]!;
}

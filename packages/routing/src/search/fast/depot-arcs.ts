import type { Problem } from '../../problem/problem.ts';

/** Arc costs between the stops and the one depot, which has the last row and column. */
export interface DepotArcs {
  readonly side: number;
  readonly there: Float64Array;
  /** The same transposed: `back[a * side + b]` is what the arc from b to a costs. */
  readonly back: Float64Array;
}

/** Lays the arcs of a problem with one vehicle type out by stop, so that the hot loops need no locations. */
export function depotArcs(problem: Problem): DepotArcs {
  const { stopCount, location, locations } = problem;
  const type = problem.types[0]!;
  const side = stopCount + 1;
  const there = new Float64Array(side * side);
  const back = new Float64Array(side * side);
  let symmetric = true;
  for (let a = 0; a < side; a++) {
    const from = a < stopCount ? location[a]! : type.start;
    for (let b = 0; b < side; b++) {
      const to = b < stopCount ? location[b]! : type.start;
      const cost = type.arcs[from * locations + to]!;
      const home = type.arcs[to * locations + from]!;
      there[a * side + b] = cost;
      back[a * side + b] = home;
      if (cost !== home) symmetric = false;
    }
  }
  return { side, there, back: symmetric ? there : back };
}

/** What a caller describes: vehicles, stops and matrices, in any consistent units. */

/** From and to, both inclusive. */
export type Window = readonly [from: number, to: number];

/** Square matrices, row by row: the value from location `a` to `b` stands at `a * locations + b`. */
export interface Matrix {
  readonly distances: ArrayLike<number>;
  /** Travel times; the distances serve when they are left out (speed 1). */
  readonly durations?: ArrayLike<number>;
  /** What arcs cost, in place of the vehicles' costs per distance and travel time. */
  readonly costs?: ArrayLike<number>;
}

export interface VehicleType {
  readonly name?: string;
  /** How many there are; without it, as many as stops. */
  readonly count?: number;
  /** One entry a dimension, for instance weight and volume; a missing one means no limit. */
  readonly capacity?: readonly number[];
  /** Location where routes begin; `null`: at their first stop. Default 0. */
  readonly start?: number | null;
  /** Location where routes end; `null`: at their last stop. Default: the start. */
  readonly end?: number | null;
  /** Which of the matrices it travels by. Default 0. */
  readonly profile?: number;
  /** Travel times are divided by it. Default 1. */
  readonly speed?: number;
  /** Paid once for each vehicle that leaves. Default 0. */
  readonly fixedCost?: number;
  /** Default 1. */
  readonly costPerDistance?: number;
  /** Paid for time under way. Default 0. */
  readonly costPerTravelTime?: number;
  /** Paid for the whole time from leaving to coming back, waiting and service included. Default 0. */
  readonly costPerDuration?: number;
  /** When it may be under way. Default: from 0 on. */
  readonly shift?: Window;
  readonly maxDistance?: number;
  /** From leaving to coming back, waiting and service included. */
  readonly maxDuration?: number;
  readonly maxTravelTime?: number;
  readonly maxStops?: number;
  /** What it can do, for instance "cold". */
  readonly skills?: readonly (string | number)[];
  /** Trips a day; more than one means that it may reload at `reloadAt`. Default 1. */
  readonly maxTrips?: number;
  /** Time one reload takes. Default 0. */
  readonly reloadDuration?: number;
  /** Location of reloading. Default: the start. */
  readonly reloadAt?: number;
}

export interface Stop {
  readonly name?: string;
  readonly location: number;
  /** Brought from the hub to the stop, one entry a dimension. Default 0. */
  readonly delivery?: readonly number[];
  /** Taken from the stop to the hub, one entry a dimension. Default 0. */
  readonly pickup?: readonly number[];
  /** Time spent at the stop. Default 0. */
  readonly service?: number;
  /** Time spent before the service unless the vehicle was at this location already. Default 0. */
  readonly setup?: number;
  /** Service starts in one of these. Default: at any time. */
  readonly windows?: readonly Window[];
  /** The vehicle needs all of these. */
  readonly skills?: readonly (string | number)[];
  /** What leaving the stop out costs; without it, the stop must be served. */
  readonly prize?: number;
}

export interface ProblemInput {
  readonly locations: number;
  readonly matrices: readonly Matrix[];
  readonly vehicles: readonly VehicleType[];
  readonly stops: readonly Stop[];
}

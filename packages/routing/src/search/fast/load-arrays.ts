/** What the operators of the fast lane read of a problem and of the routes as they are. */
export interface LoadArrays {
  /** Stops and the depot. */
  readonly side: number;
  /** Arc costs between stops and depot (last row). */
  readonly arcs: Float64Array;
  readonly delivery: Float64Array;
  readonly pickup: Float64Array;
  readonly capacity: number;
  /** What the length of a route and the service times along it may come to, and those times. */
  readonly longest: number;
  readonly service: Float64Array;
  /** What each route costs beside its arcs. */
  readonly fixed: number;
  /** Whether loads rise and fall along a route. */
  readonly mixed: boolean;
  /** Cost of the arc that leaves a node. */
  readonly leaving: Float64Array;
  /** Deliveries of a slot. */
  readonly delivered: Float64Array;
  /** The highest load up to a node, where loads rise and fall. */
  readonly highBefore: Float64Array;
}

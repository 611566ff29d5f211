/** What the solver hands back. Stops and vehicle types are numbered as in the input. */

export interface Route {
  readonly vehicle: number;
  /** The stops of each trip, in order; between two trips the vehicle reloads. */
  readonly trips: readonly (readonly number[])[];
  /** When it leaves; as late as the earliest return allows. */
  readonly departure: number;
  readonly distance: number;
  /** From leaving to coming back. */
  readonly duration: number;
  readonly cost: number;
}

export interface Solution {
  /** Cost of the routes and of the optional stops left out. */
  readonly cost: number;
  readonly distance: number;
  /** Whether every stop that must be served is served. */
  readonly complete: boolean;
  readonly routes: readonly Route[];
  readonly unserved: readonly number[];
}

import type { Random } from '../random.ts';
import type { Routes } from './routes.ts';

/**
 * What the operators know of a problem: where a stop may go and what it costs (`seek`),
 * apart from doing it (`insert`, `remove`). One evaluator serves one search.
 */
export interface Evaluator {
  readonly routes: Routes;
  /** Cost of the routes; what is not served is counted by the search. Stale until `settle`. */
  readonly cost: number;

  /**
   * Finds the cheapest feasible place for a stop and remembers it; returns the added cost, or
   * Infinity. `wide` looks at every place, not just at those beside the stop's neighbours.
   */
  seek(stop: number, wide: boolean): number;
  /** Whether the tails behind a stop and before one of its neighbours may change places for less than `ceiling`. */
  seekTails(stop: number, ceiling: number): boolean;
  exchangeTails(stop: number): void;
  /** Whether a stop may come to stand beside a neighbour for less than `ceiling` when part of a route is turned round. */
  seekTurn(stop: number, ceiling: number): boolean;
  /** Does what `seekTurn` last found. */
  exchangeTurned(): void;
  /** Turns a stop's route round where that costs nothing and loads fit. */
  turnRoute(stop: number): void;
  /**
   * Moves the stop's whole trip, or exchanges it or its tail for another's, by chance. True when that
   * is done and keeps every rule; it may be rolled back. Tails are tried only where less than `ceiling` is likely.
   */
  changeTrips(stop: number, random: Random, ceiling: number): boolean;
  /** Puts the stop where `seek` last found it best. */
  insert(stop: number): void;
  /** Takes a stop out. Sums along its route are stale until `settle`. */
  remove(stop: number): void;
  /** Brings the sums of routes that lost stops up to date. `cost` is Infinity where one breaks a rule without them, until `rollback`. */
  settle(): void;
  /** What was done so far stays. */
  commit(): void;
  /** Undoes everything since the last commit; `cost` is what it was then. */
  rollback(cost: number): void;
  /** Replaces everything by the given routes; a route that is not feasible is left out. */
  load(routes: readonly PlannedRoute[]): void;
  /** When the route in a slot leaves. */
  departure(slot: number): number;
}

/** A route as it is kept: the order of its stops, and a departure that makes it feasible. */
export interface PlannedRoute {
  readonly vehicle: number;
  readonly trips: readonly (readonly number[])[];
  readonly departure: number;
}

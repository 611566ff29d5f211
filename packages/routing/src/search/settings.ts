import type { Problem } from '../problem/problem.ts';
import { isPlain } from './fast/plain.ts';
import type { RuinOptions } from './ruin.ts';

/** What can be tuned. The values were found on generated and public instances; see the README. */
export interface Settings extends RuinOptions {
  /** Stops taken out at a time, on average; and as long as a stop worth a great detour has no place. */
  readonly stops: number;
  readonly crowded: number;
  /** Chance that a place is overlooked. */
  readonly blink: number;
  /** Share of steps that look at every place for a stop. */
  readonly wide: number;
  /** Neighbours beside which a stop may be put otherwise. */
  readonly neighbours: number;
  /** Neighbours among which strings are taken out. */
  readonly reach: number;
  /** First and last temperature, as multiples of the mean distance to the five nearest. */
  readonly hot: number;
  readonly cold: number;
  /** First temperature of a lap that goes on from two elites. */
  readonly warm: number;
  /**
   * Share of an epoch whose laps begin from nothing, the steps a stop that such a lap needs, those it needs more
   * for each stop that routes have on average, and how many laps there are at most.
   */
  readonly youth: number;
  readonly scratchSteps: number;
  readonly lengthSteps: number;
  readonly mostScratch: number;
  /** Steps a stop of a lap that goes on from two elites, and how many of these are kept. */
  readonly crossSteps: number;
  readonly elites: number;
  /** Steps a stop that make an epoch worth its while, and how many there are at most. */
  readonly epochSteps: number;
  readonly mostEpochs: number;
  /** Share of the search after which it goes back to its best and refines that at a tenth of the temperature. */
  readonly refine: number;
  /** Share of the search after which several threads first go on from the best of all. */
  readonly meeting: number;
  /** Exchanges of tails tried before each step. */
  readonly tails: number;
  /** Changes of whole trips tried before each step. */
  readonly trips: number;
  /** Share of steps before which a turn is tried, and share of those that turn a whole route. */
  readonly turns: number;
  readonly turnWhole: number;
}

export function settingsFor(problem: Problem): Settings {
  const fast = isPlain(problem);
  const lap = fast ? lapLength(problem.stopCount) : 1;
  const reloads = problem.types.some((type) => type.maxTrips > 1);
  return {
    stops: 10,
    crowded: 6,
    longest: 10,
    split: 0.5,
    grow: 0.99,
    whole: fast ? 0 : 0.02,
    trip: reloads ? 0.1 : 0,
    blink: 0.01,
    wide: fast ? 0.02 : 0.06,
    neighbours: fast ? 30 : 20,
    reach: 120,
    hot: fast ? 1 : 6,
    cold: fast ? 0.1 : 0.4,
    warm: fast ? 0.25 : 1.5,
    youth: 0.4,
    scratchSteps: fast ? 1050 * lap : 4000,
    lengthSteps: fast ? 25 : 0,
    mostScratch: 6,
    crossSteps: fast ? 300 * lap : 2000,
    elites: 8,
    epochSteps: fast ? 12000 * lap : 20000,
    mostEpochs: 4,
    refine: 0.95,
    meeting: fast ? 0.5 : 0.7,
    tails: reloads ? 0 : 1,
    turns: fast ? 0.3 : 0,
    turnWhole: 0.2,
    trips: reloads || problem.typeCount > 1 ? 1 : 0,
  };
}

/**
 * How many times longer laps of the fast lane are than with 50 stops. There short ones whose bests are crossed find
 * what one long cooling misses (CON3-2 after 2 s: 0.2 against 0.7 % above the best known, one run each). With 100 to
 * 330 stops laps of 1,200 to 1,600 steps a stop end too often in one trap: after 10 s, on average of four seeds, they had
 * CMT3X at 0.43, X-n200-k36 at 0.35 and X-n313-k71 at 0.46 %, one cooling had 0.12, 0.18 and 0.34 (but X-n139-k10 at
 * 0.20 against 0.03). So laps soon need more steps than a usual search has.
 */
function lapLength(stops: number): number {
  return Math.max(1, stops / 50) ** 3;
}

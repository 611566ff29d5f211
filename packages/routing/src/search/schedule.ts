import type { Settings } from './settings.ts';

/** How a lap begins: from nothing, from a child of two elites, or from the best of all. */
export type Beginning = 'scratch' | 'cross' | 'best';

/**
 * Divides a search into epochs and these into laps, each of which cools. With few steps a stop there is
 * one lap. With many, some laps of an epoch begin from nothing and the rest go on from what those have found;
 * of several epochs the last goes on from the bests of the others. At the end the best of all is refined.
 */
export class Schedule {
  /** The epoch under way, from 0. */
  epoch = 0;
  /** The lap under way, from 0. */
  lap = 0;
  beginning: Beginning = 'scratch';
  /** Temperature, as a multiple of the mean distance to the five nearest. */
  heat: number;

  private readonly settings: Settings;
  private readonly stops: number;
  private epochs = 1;
  /** Laps of an epoch that begin from nothing, and those that follow. */
  private scratch = 1;
  private cross = 0;
  private known = false;
  /** Where the search was when its speed began to be measured. */
  private measuredAt = -1;
  private measuredSteps = 0;

  constructor(settings: Settings, stops: number) {
    this.settings = settings;
    this.stops = Math.max(1, stops);
    this.heat = settings.hot;
  }

  /** Whether there are laps that go on from two elites. */
  get crosses(): boolean {
    return this.cross > 0;
  }

  /** Whether the epoch under way is the last of several. */
  get gathers(): boolean {
    return this.epochs > 1 && this.epoch === this.epochs - 1;
  }

  /** Moves on to where the search is after so many steps, with so many routes; true when a lap begins. */
  moveTo(progress: number, steps: number, routes: number): boolean {
    const { hot, cold, warm, refine, youth } = this.settings;
    if (!this.known) this.measure(progress, steps, routes);
    const laps = this.scratch + this.cross;
    if (progress >= refine) return this.enter(this.epochs * laps, 'best', cold * refining);
    const within = (progress / refine) * this.epochs;
    this.epoch = Math.floor(within);
    const share = this.cross === 0 ? 1 : this.gathers ? 0 : youth;
    const done = within - this.epoch;
    const first = this.epoch * laps;
    if (done < share) {
      const lap = (done / share) * this.scratch;
      return this.enter(first + Math.floor(lap), 'scratch', hot * Math.pow(cold / hot, lap % 1));
    }
    const lap = ((done - share) / (1 - share)) * (this.gathers ? laps : this.cross);
    return this.enter(
      first + (this.gathers ? 0 : this.scratch) + Math.floor(lap),
      'cross',
      warm * Math.pow(cold / warm, lap % 1),
    );
  }

  /** Takes the speed from 2 to 5 % of the search: a program's first tenths of a second are several times slower than the rest. */
  private measure(progress: number, steps: number, routes: number): void {
    if (this.measuredAt < 0) {
      if (progress < 0.02) return;
      this.measuredAt = progress;
      this.measuredSteps = steps;
    }
    if (progress < 0.05 || progress === this.measuredAt) return;
    this.divide(
      (steps - this.measuredSteps) / (progress - this.measuredAt) / this.stops,
      this.stops / Math.max(1, routes),
    );
  }

  private enter(lap: number, beginning: Beginning, heat: number): boolean {
    this.heat = heat;
    if (lap === this.lap) return false;
    this.lap = lap;
    this.beginning = beginning;
    return true;
  }

  /** As many epochs and laps as the steps a stop are good for; longer routes need longer laps. */
  private divide(steps: number, routeLength: number): void {
    const { scratchSteps, lengthSteps, crossSteps, epochSteps, youth, mostScratch, mostEpochs } = this.settings;
    this.known = true;
    const epochs = steps < 3 * epochSteps ? 1 : Math.min(mostEpochs, Math.floor(steps / epochSteps));
    const each = steps / epochs;
    const scratch = Math.min(mostScratch, Math.floor((each * youth) / (scratchSteps + lengthSteps * routeLength)));
    if (scratch < 2) return;
    this.epochs = epochs;
    this.scratch = scratch;
    this.cross = Math.max(1, Math.floor((each * (1 - youth)) / crossSteps));
  }
}

/** Temperature of the refinement at the end, as a share of the coldest. */
const refining = 0.1;

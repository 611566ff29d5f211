import type { Problem } from '../problem/problem.ts';
import { Random } from '../random.ts';
import { Blinks } from './blinks.ts';
import { Elites } from './elites.ts';
import type { Evaluator, PlannedRoute } from './evaluator.ts';
import { LoadEvaluator } from './fast/load-evaluator.ts';
import { isPlain } from './fast/plain.ts';
import { meanGap, nearestNeighbours, narrowed } from './neighbours.ts';
import { plannedRoutes } from './planned-routes.ts';
import { GreedyRecreate } from './recreate.ts';
import { RouteEvaluator } from './general/route-evaluator.ts';
import { StringRuin } from './ruin.ts';
import { Schedule } from './schedule.ts';
import { settingsFor, type Settings } from './settings.ts';

/** Share of ruins that make room for a stop without a place, when there is one. */
const besideAbsent = 0.4;
/** What such a stop is worth at least, as a multiple of the mean distance to the five nearest. */
const dear = 50;

/**
 * One thread of the search: ruin and recreate under simulated annealing, as many steps at a
 * time as the caller likes. Nothing here knows the time; the caller says how far the search has come.
 */
export class Search {
  iterations = 0;
  /** What is not served included, at what it counts for now. */
  cost = 0;
  /** Penalties of what is not served included. */
  bestCost = Infinity;
  best: readonly PlannedRoute[] = [];

  private readonly problem: Problem;
  private readonly evaluator: Evaluator;
  private readonly random: Random;
  private readonly ruin: StringRuin;
  private readonly recreate: GreedyRecreate;
  private readonly gap: number;
  private readonly settings: Settings;
  private readonly schedule: Schedule;
  private readonly elites: Elites;
  /** The best of the lap under way. */
  private lapCost = Infinity;
  private lapBest: readonly PlannedRoute[] = [];

  constructor(problem: Problem, seed: number, settings: Settings = settingsFor(problem)) {
    this.problem = problem;
    this.settings = settings;
    this.random = new Random(seed);
    const around = nearestNeighbours(problem, Math.max(settings.reach, settings.neighbours));
    const near = narrowed(around, settings.neighbours);
    const blinks = new Blinks(this.random, settings.blink);
    this.evaluator = isPlain(problem)
      ? new LoadEvaluator(problem, near, blinks)
      : new RouteEvaluator(problem, near, blinks);
    this.ruin = new StringRuin(this.random, this.evaluator, around, settings);
    this.recreate = new GreedyRecreate(this.random, this.evaluator, problem, settings.wide);
    this.gap = meanGap(problem, around);
    this.schedule = new Schedule(settings, problem.stopCount);
    this.elites = new Elites(this.random, around, problem.stopCount, settings.elites);
    this.restart([]);
  }

  /** Goes on from these routes; what they leave out is put in greedily. */
  restart(routes: readonly PlannedRoute[]): void {
    const { evaluator, recreate, problem } = this;
    evaluator.load(routes);
    const absent: number[] = [];
    for (let stop = 0; stop < problem.stopCount; stop++) if (evaluator.routes.slotOf[stop]! < 0) absent.push(stop);
    recreate.reset(absent);
    const penalties = recreate.apply(this.ruin.removed, 0, Infinity);
    evaluator.commit();
    this.cost = evaluator.cost + penalties;
    this.keep();
  }

  /** Takes in what another search has found: one of the elites, where laps go on from these, or the answer to go on from. */
  join(cost: number, routes: readonly PlannedRoute[]): void {
    if (!this.schedule.crosses) {
      if (cost < this.bestCost) this.restart(routes);
      return;
    }
    this.elites.add(cost, routes);
    if (cost >= this.bestCost) return;
    this.bestCost = cost;
    this.best = routes;
  }

  /** `progress`: how much of the search is over, from 0 to 1; the temperature follows it. */
  advance(steps: number, progress: number): void {
    const { evaluator, recreate, ruin, random, problem, settings } = this;
    const heat = this.temperature(progress);
    if (problem.stopCount === 0) return;
    for (let step = 0; step < steps; step++) {
      for (let k = 0; k < settings.tails; k++) this.tryTails(heat);
      if (settings.turns > 0 && random.unit() < settings.turns) this.tryTurns(heat);
      for (let k = 0; k < settings.trips; k++) this.tryTrips(heat);
      const before = evaluator.cost;
      if (recreate.absentCount > 0) this.cost = before + recreate.press();
      const ceiling = this.cost - heat * Math.log(1 - random.unit());
      this.ruinSome();
      const penalties = recreate.apply(ruin.removed, ruin.count, ceiling);
      const cost = evaluator.cost + penalties;
      if (cost < ceiling) {
        evaluator.commit();
        this.cost = cost;
        this.keep();
      } else {
        evaluator.rollback(before);
        recreate.restore();
      }
    }
    this.iterations += steps;
  }

  /** Ruins anywhere; while a stop that is worth a great detour has no place, less at a time and often beside it. */
  private ruinSome(): void {
    const { random, recreate, problem, settings } = this;
    const served = problem.stopCount - recreate.absentCount;
    let seed = random.below(problem.stopCount);
    let stops = settings.stops;
    if (recreate.absentCount > 0) {
      const absent = recreate.absent[random.below(recreate.absentCount)]!;
      if (problem.penalty[absent]! > dear * this.gap) {
        stops = settings.crowded;
        if (random.unit() < besideAbsent) seed = absent;
      }
    }
    this.ruin.apply(served, seed, stops);
  }

  /** Begins a new lap where it is time for one, and says how hot it is. */
  private temperature(progress: number): number {
    const { schedule, elites } = this;
    const { epoch } = schedule;
    if (schedule.moveTo(progress, this.iterations, this.best.length)) {
      elites.add(this.lapCost, this.lapBest);
      this.lapCost = Infinity;
      if (schedule.epoch !== epoch) elites.turnOver(schedule.gathers);
      const { beginning } = schedule;
      if (beginning === 'best') this.restart(this.best);
      else this.restart(beginning === 'cross' && elites.count > 1 ? elites.cross() : []);
    }
    return this.gap * schedule.heat;
  }

  private tryTails(heat: number): void {
    const { evaluator, random } = this;
    const stop = random.below(this.problem.stopCount);
    if (evaluator.routes.slotOf[stop]! < 0) return;
    if (!evaluator.seekTails(stop, -heat * Math.log(1 - random.unit()))) return;
    const before = evaluator.cost;
    evaluator.exchangeTails(stop);
    this.cost += evaluator.cost - before;
    this.keep();
  }

  private tryTurns(heat: number): void {
    const { evaluator, random, settings } = this;
    const stop = random.below(this.problem.stopCount);
    if (evaluator.routes.slotOf[stop]! < 0) return;
    if (random.unit() < settings.turnWhole) {
      evaluator.turnRoute(stop);
      return;
    }
    if (!evaluator.seekTurn(stop, -heat * Math.log(1 - random.unit()))) return;
    const before = evaluator.cost;
    evaluator.exchangeTurned();
    this.cost += evaluator.cost - before;
    this.keep();
  }

  private tryTrips(heat: number): void {
    const { evaluator, random } = this;
    const stop = random.below(this.problem.stopCount);
    if (evaluator.routes.slotOf[stop]! < 0) return;
    const ceiling = -heat * Math.log(1 - random.unit());
    const before = evaluator.cost;
    if (!evaluator.changeTrips(stop, random, ceiling)) return;
    const change = evaluator.cost - before;
    if (change >= ceiling) {
      evaluator.rollback(before);
      return;
    }
    evaluator.commit();
    this.cost += change;
    this.keep();
  }

  /** Keeps what is better than anything in this lap, what is left out counted at its full penalty. */
  private keep(): void {
    const { recreate } = this;
    const cost = recreate.absentCount === 0 ? this.cost : this.evaluator.cost + recreate.dues();
    if (cost >= this.lapCost * (1 - 1e-9)) return;
    this.lapCost = cost;
    this.lapBest = plannedRoutes(this.evaluator);
    if (cost >= this.bestCost) return;
    this.bestCost = cost;
    this.best = this.lapBest;
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check, solve, type ProblemInput, type Stop, type VehicleType } from './index.ts';
import { Random } from './random.ts';

/** How much is asked of a problem: each field is there or not by chance, so that every mixture of rules turns up. */
class Mixture {
  private readonly random: Random;
  private readonly places: number;
  private readonly dimensions: number;
  /** Whole numbers or decimals. */
  private readonly unit: number;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.places = 1 + this.random.below(12);
    this.dimensions = this.random.below(4);
    this.unit = this.random.unit() < 0.3 ? 0.1 : 1;
  }

  problem(stops: number): ProblemInput {
    const profiles = 1 + this.random.below(2);
    return {
      locations: this.places,
      matrices: this.list(profiles, () => ({
        distances: this.list(this.places ** 2, () => this.amount(60)),
        ...this.maybe('durations', 0.5, () => this.list(this.places ** 2, () => this.amount(40))),
        ...this.maybe('costs', 0.2, () => this.list(this.places ** 2, () => this.amount(50))),
      })),
      vehicles: this.list(1 + this.random.below(3), () => this.vehicle(profiles)),
      stops: this.list(stops, () => this.stop()),
    };
  }

  private vehicle(profiles: number): VehicleType {
    const trips = this.random.unit() < 0.5 ? 1 : 2 + this.random.below(3);
    const from = this.amount(100);
    return {
      profile: this.random.below(profiles),
      ...this.maybe('count', 0.8, () => this.random.below(4)),
      ...this.maybe('capacity', 0.8, () => this.list(this.random.below(this.dimensions + 1), () => this.amount(50))),
      ...this.maybe('start', 0.4, () =>
        trips > 1 || this.random.unit() < 0.6 ? this.random.below(this.places) : null,
      ),
      ...this.maybe('end', 0.4, () => (this.random.unit() < 0.6 ? this.random.below(this.places) : null)),
      ...this.maybe('speed', 0.3, () => 0.5 + this.random.unit()),
      ...this.maybe('fixedCost', 0.4, () => this.amount(200)),
      ...this.maybe('costPerDistance', 0.4, () => this.amount(3)),
      ...this.maybe('costPerTravelTime', 0.3, () => this.amount(3)),
      ...this.maybe('costPerDuration', 0.4, () => this.amount(3)),
      ...this.maybe('shift', 0.4, () => [from, from + this.amount(600)] as const),
      ...this.maybe('maxDistance', 0.2, () => this.amount(500)),
      ...this.maybe('maxDuration', 0.2, () => this.amount(500)),
      ...this.maybe('maxTravelTime', 0.2, () => this.amount(500)),
      ...this.maybe('maxStops', 0.2, () => this.random.below(10)),
      ...this.maybe('skills', 0.5, () => this.skills()),
      ...(trips > 1 ? { maxTrips: trips } : {}),
      ...this.maybe('reloadDuration', 0.5, () => this.amount(20)),
      ...this.maybe('reloadAt', 0.3, () => this.random.below(this.places)),
    };
  }

  private stop(): Stop {
    return {
      location: this.random.below(this.places),
      ...this.maybe('delivery', 0.8, () => this.list(this.random.below(this.dimensions + 1), () => this.amount(15))),
      ...this.maybe('pickup', 0.6, () => this.list(this.random.below(this.dimensions + 1), () => this.amount(15))),
      ...this.maybe('service', 0.5, () => this.amount(10)),
      ...this.maybe('setup', 0.3, () => this.amount(10)),
      ...this.maybe('windows', 0.4, () => this.list(1 + this.random.below(3), () => this.window())),
      ...this.maybe('skills', 0.2, () => this.skills()),
      ...this.maybe('prize', 0.3, () => this.amount(200)),
    };
  }

  private window(): readonly [number, number] {
    const from = this.amount(500);
    return [from, from + this.amount(80)];
  }

  private skills(): string[] {
    return ['cold', 'lift', 'tall'].filter(() => this.random.unit() < 0.5);
  }

  private amount(most: number): number {
    return this.random.below(most + 1) * this.unit;
  }

  private list<Value>(length: number, make: () => Value): Value[] {
    return Array.from({ length }, make);
  }

  private maybe<Field extends string, Value>(
    field: Field,
    chance: number,
    make: () => Value,
  ): { readonly [Key in Field]?: Value } {
    const made: { [Key in Field]?: Value } = {};
    if (this.random.unit() < chance) made[field] = make();
    return made;
  }
}

test('every answer keeps the rules, whatever mixture of them the problem asks for', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 25 }), (seed, stops) => {
      const input = new Mixture(seed).problem(stops);
      assert.deepEqual(check(input, solve(input, { seed, iterations: 120 })), []);
    }),
    { numRuns: 300 },
  );
});

test('an answer of a mixed problem is a start that nothing worse comes of', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 20 }), (seed, stops) => {
      const input = new Mixture(seed).problem(stops);
      const before = solve(input, { seed, iterations: 60 });
      const again = solve(input, { seed: seed + 1, iterations: 30, start: before.routes });
      assert.deepEqual(check(input, again), []);
      if (before.complete)
        assert.ok(
          again.complete && again.cost <= before.cost + 1e-6 * Math.max(1, before.cost),
          `${again.cost} after ${before.cost}`,
        );
    }),
    { numRuns: 100 },
  );
});

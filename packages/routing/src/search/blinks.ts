import type { Random } from '../random.ts';

/**
 * Blinks: each place is overlooked with a small chance (Christiaens & Vanden Berghe 2020).
 * One random number is drawn for each blink, not for each place: the gap to the next is geometric.
 */
export class Blinks {
  /** Places still to be looked at before the next blink. */
  left: number;
  private readonly random: Random;
  private readonly scale: number;

  constructor(random: Random, chance: number) {
    this.random = random;
    this.scale = 1 / Math.log1p(-chance);
    this.left = this.gap();
  }

  gap(): number {
    return 1 + Math.floor(Math.log(1 - this.random.unit()) * this.scale);
  }
}

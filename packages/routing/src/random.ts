/** Seeded random numbers: Marsaglia's xorshift128 (2003), state filled by a Weyl sequence. */
export class Random {
  private readonly state = new Int32Array(4);

  constructor(seed: number) {
    let weyl = Math.floor(seed) | 0;
    for (let i = 0; i < 4; i++) {
      weyl = (weyl + 0x9e3779b9) | 0;
      let mixed = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      this.state[i] = mixed ^ (mixed >>> 16) ^ (i === 0 ? 1 : 0);
    }
    for (let i = 0; i < 8; i++) this.bits();
  }

  /** 32 random bits, signed. */
  bits(): number {
    const state = this.state;
    let t = state[3]!;
    const s = state[0]!;
    state[3] = state[2]!;
    state[2] = state[1]!;
    state[1] = s;
    t ^= t << 11;
    t ^= t >>> 8;
    t = t ^ s ^ (s >>> 19);
    state[0] = t;
    return t;
  }

  /** In [0, 1). */
  unit(): number {
    return (this.bits() >>> 0) * 2.3283064365386963e-10;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor((this.bits() >>> 0) * 2.3283064365386963e-10 * limit);
  }
}

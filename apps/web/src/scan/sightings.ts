/** Out of so many pictures in a row a code is gone, and may be scanned again. */
const GONE = 8;

/** Makes scans of what the camera sees picture by picture: each code once, as long as it is held before the camera. */
export class Sightings {
  private readonly sure: number;
  private last: string | undefined;
  private times = 0;
  private without = 0;
  private told: string | undefined;

  /** @param sure how often in a row a code is read before it is believed */
  constructor(sure: number) {
    this.sure = sure;
  }

  /**
   * Notes the code in the next picture.
   * @returns it where it has just been scanned
   */
  see(code: string | undefined): string | undefined {
    this.without = code === this.told ? 0 : this.without + 1;
    if (this.without >= GONE) this.told = undefined;
    this.times = code === this.last ? this.times + 1 : 1;
    this.last = code;
    if (code === undefined || code === this.told || this.times < this.sure) return undefined;
    this.told = code;
    this.without = 0;
    return code;
  }
}

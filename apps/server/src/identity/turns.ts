import { RefusalError } from '../http/refusal-error.ts';

/** Lets so many pieces of work run at once, the others wait in line; who finds the line full is refused as `busy`. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly abreast: number;
  private readonly mostWaiting: number;

  constructor(abreast: number, mostWaiting: number) {
    this.abreast = abreast;
    this.mostWaiting = mostWaiting;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.abreast) this.running += 1;
    else if (this.waiting.length >= this.mostWaiting) throw new RefusalError('busy');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The turn is handed on, not given back, so that nobody overtakes the line.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

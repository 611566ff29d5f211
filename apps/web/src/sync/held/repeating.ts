/** Work done one at a time that may be wanted again while it is done: whoever asks waits until it was begun after they asked, and ended. */
export class Repeating {
  private readonly work: () => Promise<void>;
  private running: Promise<void> | undefined;
  private wanted = false;

  constructor(work: () => Promise<void>) {
    this.work = work;
  }

  /** @throws whatever the work throws; then it is done again only when it is wanted again */
  run(): Promise<void> {
    this.wanted = true;
    this.running ??= this.whileWanted();
    return this.running;
  }

  private async whileWanted(): Promise<void> {
    try {
      while (this.wanted) {
        this.wanted = false;
        await this.work();
      }
    } finally {
      // In the same breath as the last look at `wanted`: nobody can ask in between and wait for nothing.
      this.running = undefined;
    }
  }
}

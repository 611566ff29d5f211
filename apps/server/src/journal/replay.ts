import { evolve, kinds, type Posting, type Recorded, WorkingSet } from '@yangui/domain';
import { CHAIN_START, link, type Batch, type Entry, type EntryBody } from './entry.ts';

/** A county in memory, with nothing in it: what no event made is not there. */
export function emptyCounty(): WorkingSet {
  return new WorkingSet(kinds, kinds);
}

/** What does not hold in a journal, in words. */
export class BrokenChain extends Error {
  override name = 'BrokenChain';
}

/** Walks a county's chain link by link. Throws {@link BrokenChain} at the first one that does not hold. */
export class ChainWalk {
  private hash = CHAIN_START;
  private seq = 0;

  /** Checks that a batch follows the last one, that its entries are all there, and that its hash covers them. */
  take(batch: Batch, entries: readonly Entry[]): void {
    if (batch.firstSeq !== this.seq + 1)
      throw new BrokenChain(
        `the batch that ends at ${batch.lastSeq} begins at ${batch.firstSeq}, not at ${this.seq + 1}`,
      );
    entries.forEach(({ body }, index) => {
      if (body.seq !== batch.firstSeq + index)
        throw new BrokenChain(`entry ${batch.firstSeq + index} is missing or misplaced; ${body.seq} stands there`);
    });
    if (entries.length !== batch.lastSeq - this.seq)
      throw new BrokenChain(`entries are missing between ${this.seq + 1} and ${batch.lastSeq}`);
    const hash = link(
      this.hash,
      batch.recordedAt,
      entries.map(({ text }) => text),
    );
    if (hash !== batch.hash)
      throw new BrokenChain(
        `the hash of entries ${batch.firstSeq} to ${batch.lastSeq} is not the recorded one: one of them, or the time, was changed`,
      );
    this.hash = hash;
    this.seq = batch.lastSeq;
  }

  get end(): { readonly lastSeq: number; readonly lastHash: string } {
    return { lastSeq: this.seq, lastHash: this.hash };
  }
}

/** When and by whom an entry's events were recorded. Entries from before it was told count from their own time. */
export function recordedBy({ seq, at, by, countsFrom = at }: EntryBody): Recorded {
  return { seq, at, by, countsFrom };
}

/** Lets an entry's events happen again. Returns what they booked. */
export function replay(state: WorkingSet, { body }: Entry): readonly Posting[] {
  return (body.events ?? []).flatMap((event) => evolve(state, event, recordedBy(body)));
}

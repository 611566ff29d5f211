import type { Writable } from 'node:stream';
import { goodsWords } from '@yangui/domain';
import type { Pool } from 'pg';
import { passOver } from '../modules/notices/follow.ts';
import { withTransaction } from '../postgres/pool.ts';
import { openCounty } from './county.ts';
import type { Batch, Entry, EntryBody } from './entry.ts';
import { readHeads } from './heads.ts';
import { readBatches } from './read.ts';
import { BrokenChain, ChainWalk, emptyCounty, replay } from './replay.ts';
import type { PrivateWrite } from './private-digest.ts';
import { save, type Saving } from './save.ts';
import { writeLine } from './write-line.ts';

/** First line of an exported county. */
interface Header {
  readonly yangui: 1;
  readonly county: string;
  readonly sample: boolean;
  readonly lastSeq: number;
  readonly lastHash: string;
}

/** A batch and how many entry lines follow it. */
type BatchLine = Omit<Batch, 'county'> & { readonly entries: number };

/**
 * Writes a whole county as JSON lines: a header, then each batch followed by its entries' texts.
 * Carries no name, phone or address: see private-file.ts.
 * @returns how many entries were written
 */
export async function exportCounty(pool: Pool, county: string, out: Writable): Promise<number> {
  const [head] = await readHeads(pool, [county]);
  if (head === undefined) throw new Error(`there is no county ${county} here`);
  const { rows } = await pool.query<{ sample: boolean }>('select sample from journal_head where county = $1', [county]);
  const header: Header = {
    yangui: 1,
    county,
    sample: rows[0]?.sample ?? false,
    lastSeq: head.lastSeq,
    lastHash: head.lastHash,
  };
  await writeLine(out, JSON.stringify(header));
  let written = 0;
  for await (const {
    batch: { county: _, ...batch },
    entries,
  } of readBatches(pool, county)) {
    if (batch.lastSeq > head.lastSeq) break;
    const line: BatchLine = { ...batch, entries: entries.length };
    await writeLine(out, JSON.stringify(line));
    for (const { text } of entries) await writeLine(out, text);
    written += entries.length;
  }
  return written;
}

/**
 * Takes in a county that was exported, batch by batch, checking the chain as it goes and deriving every row again.
 * All of it or nothing, in one transaction. Refused, by throwing, where the county is already here or the file does not hold together.
 * @param epoch a new id: devices that knew the old copy send again what this one lacks
 */
export async function importCounty(
  pool: Pool,
  lines: AsyncIterable<string>,
  epoch: string,
): Promise<{ county: string; entries: number }> {
  const file = new CountyFile(lines);
  const header = await file.header();
  const { county } = header;
  if ((await readHeads(pool, [county])).length > 0) throw new Error(`county ${county} is already here`);
  const chain = new ChainWalk();
  const state = emptyCounty();
  await withTransaction(pool, async (client) => {
    const isNew = await openCounty(client, { county, sample: header.sample, epoch, now: Date.now() });
    if (!isNew) throw new Error(`county ${county} is already here`);
    for (let line = await file.batch(); line !== undefined; line = await file.batch()) {
      const entries = await file.entries(county, line.entries);
      const { entries: _, ...rest } = line;
      const batch: Batch = { county, ...rest };
      chain.take(batch, entries);
      checkPlaces(county, entries);
      const postings = entries.flatMap((entry) =>
        replay(state, entry).map((posting) => ({ seq: entry.body.seq, posting })),
      );
      const saving: Saving = {
        batch,
        entries,
        postings,
        changes: state.takeChanges(),
        personal: entries.flatMap(typedIn),
        held: [],
        now: batch.recordedAt,
      };
      await save(client, [saving]);
    }
    const { lastSeq, lastHash } = chain.end;
    if (lastSeq !== header.lastSeq || lastHash !== header.lastHash)
      throw new BrokenChain(`the file ends at ${lastSeq}, but its header says ${header.lastSeq}`);
    await passOver(client, county, lastSeq);
  });
  return { county, entries: chain.end.lastSeq };
}

/** The chain does not cover the header's county, so what happened must have happened there. */
function checkPlaces(county: string, entries: readonly Entry[]): void {
  const stranger = entries.find(({ body }) => body.refused === undefined && !body.place.startsWith(county));
  if (stranger !== undefined)
    throw new BrokenChain(`entry ${stranger.body.seq} happened in ${stranger.body.place}, not in county ${county}`);
}

/**
 * What entries of before 2026-12 say of outside purchases in somebody's own words: it goes to the private rows, as long as the
 * villager is not erased. Entries of today have none of it.
 */
function typedIn({ body }: Entry): readonly PrivateWrite[] {
  return (body.events ?? []).flatMap((event): readonly PrivateWrite[] => {
    if (event.type === 'VillagerErased')
      return [{ data: { kind: 'villager', erased: event.data.villager }, key: null }];
    if (event.type !== 'OrderPlaced' || event.data.outside === undefined) return [];
    const { order, lines, outside } = event.data;
    const goods = lines.flatMap(({ name }) => name ?? []);
    if (goods.length === 0) return [];
    const { link } = outside;
    const words = { name: goodsWords(goods), ...(typeof link === 'string' && { address: link }) };
    return [{ data: { kind: 'order', person: order, ...words }, key: null }];
  });
}

/** The lines of an exported county, one after the other; says by its number which one cannot be read. */
class CountyFile {
  private readonly lines: AsyncIterator<string>;
  private read = 0;

  constructor(lines: AsyncIterable<string>) {
    this.lines = lines[Symbol.asyncIterator]();
  }

  async header(): Promise<Header> {
    const header = await this.next<Header>().catch(() => undefined);
    if (header?.value.yangui !== 1) throw new Error('this is not a county exported by Yangui');
    return header.value;
  }

  async batch(): Promise<BatchLine | undefined> {
    return (await this.next<BatchLine>())?.value;
  }

  async entries(county: string, count: number): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    while (entries.length < count) {
      const line = await this.next<EntryBody>();
      if (line === undefined) throw new BrokenChain('the file ends in the middle of a batch');
      entries.push({ county, body: line.value, text: line.text });
    }
    return entries;
  }

  private async next<T extends object>(): Promise<{ readonly value: T; readonly text: string } | undefined> {
    const { value: text, done } = await this.lines.next();
    if (done === true) return undefined;
    this.read += 1;
    try {
      const value: T = JSON.parse(text);
      if (typeof value !== 'object' || value === null) throw new SyntaxError('no object');
      return { value, text };
    } catch {
      throw new BrokenChain(`line ${this.read} is cut off or not JSON`);
    }
  }
}

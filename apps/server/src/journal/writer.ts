import { refuse, type BoundCommand, type Instant, type WorkingSet } from '@yangui/domain';
import type { Pool, PoolClient } from 'pg';
import { retryable, withTransaction } from '../postgres/pool.ts';
import { loadCounties, loadMissing } from '../store/load.ts';
import { contentsOf, link, type Entry, type EntryBody } from './entry.ts';
import { decide } from './decide.ts';
import { lockHeads, type Head } from './heads.ts';
import { outcomeOf, refused, type Outcome } from './outcome.ts';
import { save, type Saving } from './save.ts';

/** A command that waits for its turn, and whoever waits for its outcome. */
interface Waiting {
  readonly command: BoundCommand;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export interface WriterOptions {
  readonly pool: Pool;
  readonly now: () => Instant;
  /** Told of every batch after it is safe on disk. */
  readonly onSaved?: (entries: readonly Entry[]) => void;
  /** Told of faults in rules, which fail one command only. */
  readonly onFault?: (fault: unknown, command: BoundCommand) => void;
  /** Whether one transaction may carry several counties' batches: yes on one PostgreSQL, no on Citus. */
  readonly countiesTogether: boolean;
  /** How many commands one transaction carries at most. */
  readonly batchLimit?: number;
  /** How many commands may wait before new ones are refused as `busy`. */
  readonly queueLimit?: number;
}

/** How many transactions are under way at once: while one waits for the disk, the next is decided. */
const LANES = 2;
/** How many rows of kinds not held whole one county keeps in memory between batches. */
const ROWS_KEPT = 20_000;
const TRIES = 5;

/** A county in memory as of a journal position. */
interface Cached {
  readonly state: WorkingSet;
  seq: number;
  hash: string;
}

/**
 * Puts the commands of each county in one order, decides them in batches and saves each batch in one transaction.
 * Any number of these may work on one database: the lock on a county's head is what orders them, and the head tells
 * each whether what it remembers of the county is still so.
 */
export class JournalWriter {
  private readonly options: Required<Omit<WriterOptions, 'onSaved' | 'onFault'>> & Pick<WriterOptions, 'onSaved' | 'onFault'>;
  private readonly queues = new Map<string, Waiting[]>();
  private readonly busy = new Set<string>();
  private readonly cache = new Map<string, Cached>();
  private waiting = 0;
  private lanes = 0;
  private idle: (() => void)[] = [];

  constructor(options: WriterOptions) {
    this.options = { batchLimit: 1_000, queueLimit: 20_000, ...options };
  }

  /**
   * Submits a command and waits until its outcome is on disk. A repeat gets the recorded outcome.
   * @throws the outside world's failure, or a fault of a rule; then nothing of the command was saved
   */
  submit(command: BoundCommand): Promise<Outcome> {
    if (this.waiting >= this.options.queueLimit) return Promise.resolve(refused(command.id, refuse('busy').refusal));
    return new Promise((resolve, reject) => {
      this.waiting += 1;
      let queue = this.queues.get(command.county);
      if (queue === undefined) this.queues.set(command.county, (queue = []));
      queue.push({ command, resolve, reject });
      if (this.lanes < LANES) setImmediate(() => this.open());
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async settled(): Promise<void> {
    if (this.lanes === 0 && this.waiting === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Starts a transaction on what is waiting, when a lane is free. */
  private open(): void {
    if (this.lanes >= LANES) return;
    const batch = this.take();
    if (batch.size === 0) return;
    this.lanes += 1;
    this.waiting -= sizeOf(batch);
    void this.carry(batch).finally(() => {
      for (const county of batch.keys()) this.busy.delete(county);
      this.lanes -= 1;
      this.open();
      if (this.lanes === 0 && this.waiting === 0) for (const resolve of this.idle.splice(0)) resolve();
    });
  }

  /** Takes the waiting commands of counties nobody works on, up to the limit. Counties that waited longest come first. */
  private take(): Map<string, Waiting[]> {
    const batch = new Map<string, Waiting[]>();
    let room = this.options.batchLimit;
    for (const [county, queue] of this.queues) {
      if (this.busy.has(county)) continue;
      const part = queue.splice(0, room);
      if (queue.length === 0) this.queues.delete(county);
      batch.set(county, part);
      this.busy.add(county);
      room -= part.length;
      if (room === 0 || !this.options.countiesTogether) break;
    }
    return batch;
  }

  private async carry(batch: Map<string, Waiting[]>): Promise<void> {
    try {
      const outcomes = await this.attempt(batch);
      for (const part of batch.values()) for (const one of part) settle(one, outcomes);
    } catch (error) {
      await this.isolate(batch, error);
    }
  }

  /** Where a whole transaction fails for a reason that repeating does not cure, each command is tried by itself. */
  private async isolate(batch: Map<string, Waiting[]>, error: unknown): Promise<void> {
    if (sizeOf(batch) === 1 || retryable(error)) {
      for (const part of batch.values()) for (const { reject } of part) reject(error);
      return;
    }
    for (const [county, part] of batch) {
      for (const one of part) await this.carry(new Map([[county, [one]]]));
    }
  }

  private async attempt(batch: Map<string, Waiting[]>): Promise<ReadonlyMap<BoundCommand, Outcome | Error>> {
    for (let tries = 1; ; tries += 1) {
      try {
        const { outcomes, entries } = await withTransaction(this.options.pool, (client) => this.transact(client, batch));
        if (entries.length > 0) this.options.onSaved?.(entries);
        return outcomes;
      } catch (error) {
        for (const county of batch.keys()) this.cache.delete(county);
        if (!retryable(error) || tries === TRIES) throw error;
      }
    }
  }

  private async transact(client: PoolClient, batch: Map<string, Waiting[]>) {
    const now = this.options.now();
    const heads = await lockHeads(client, [...batch.keys()]);
    const recorded = await findRecorded(client, batch);
    const cached = await this.cachedAt(client, heads);
    const states = new Map([...cached].map(([county, { state }]) => [county, state]));
    await loadMissing(client, states, [...batch].map(([county, part]) => ({ county, refs: part.flatMap(({ command }) => command.needs()) })));

    const outcomes = new Map<BoundCommand, Outcome | Error>();
    const savings: Saving[] = [];
    for (const [county, part] of batch) {
      const known = cached.get(county);
      if (known === undefined) {
        for (const { command } of part) outcomes.set(command, refused(command.id, refuse('county-unknown', { county }).refusal));
        continue;
      }
      const saving = this.decideAll(county, known, part.map(({ command }) => command), { recorded, outcomes, now });
      if (saving !== undefined) savings.push(saving);
    }
    if (savings.length > 0) await save(client, savings);
    return { outcomes, entries: savings.flatMap(({ entries }) => entries) };
  }

  /** What is remembered of the counties, where their heads have not moved; else what the tables say now. */
  private async cachedAt(client: PoolClient, heads: ReadonlyMap<string, Head>): Promise<ReadonlyMap<string, Cached>> {
    const stale = [...heads.values()].filter(({ county, lastSeq, lastHash }) => {
      const known = this.cache.get(county);
      return known === undefined || known.seq !== lastSeq || known.hash !== lastHash;
    });
    if (stale.length > 0) {
      const states = await loadCounties(client, stale.map(({ county }) => county));
      for (const { county, lastSeq, lastHash } of stale) {
        const state = states.get(county);
        if (state !== undefined) this.cache.set(county, { state, seq: lastSeq, hash: lastHash });
      }
    }
    const found = [...heads.keys()].map((county) => [county, this.cache.get(county)] as const);
    return new Map(found.filter((pair): pair is [string, Cached] => pair[1] !== undefined));
  }

  private decideAll(
    county: string,
    cached: Cached,
    commands: readonly BoundCommand[],
    { recorded, outcomes, now }: { recorded: Map<string, EntryBody>; outcomes: Map<BoundCommand, Outcome | Error>; now: Instant },
  ): Saving | undefined {
    const entries: Entry[] = [];
    const postings: Saving['postings'][number][] = [];
    const personal: Saving['personal'][number][] = [];
    for (const command of commands) {
      const key = `${county} ${command.id}`;
      const before = recorded.get(key);
      if (before !== undefined) {
        outcomes.set(command, repeated(command, before));
        continue;
      }
      const seq = cached.seq + entries.length + 1;
      try {
        const decided = decide(cached.state, command, seq, now);
        entries.push(decided.entry);
        for (const posting of decided.postings) postings.push({ seq, posting });
        if (decided.entry.body.refused === undefined && command.personal !== undefined) personal.push(command.personal);
        recorded.set(key, decided.entry.body);
        outcomes.set(command, outcomeOf(decided.entry.body));
      } catch (fault) {
        this.options.onFault?.(fault, command);
        outcomes.set(command, fault instanceof Error ? fault : new Error(String(fault)));
      }
    }
    if (entries.length === 0) return undefined;
    const firstSeq = cached.seq + 1;
    cached.seq += entries.length;
    cached.hash = link(cached.hash, now, entries.map(({ text }) => text));
    const changes = cached.state.takeChanges();
    if (cached.state.size > ROWS_KEPT) cached.state.trim();
    return { batch: { county, firstSeq, lastSeq: cached.seq, recordedAt: now, hash: cached.hash }, entries, postings, changes, personal, now };
  }
}

function sizeOf(batch: ReadonlyMap<string, readonly Waiting[]>): number {
  let size = 0;
  for (const part of batch.values()) size += part.length;
  return size;
}

function settle({ command, resolve, reject }: Waiting, outcomes: ReadonlyMap<BoundCommand, Outcome | Error>): void {
  const outcome = outcomes.get(command);
  if (outcome === undefined || outcome instanceof Error) reject(outcome);
  else resolve(outcome);
}

function repeated(command: BoundCommand, before: EntryBody): Outcome {
  if (before.contents === contentsOf(command)) return outcomeOf(before);
  return refused(command.id, refuse('command-id-reused').refusal);
}

/** The entries that already carry ids of this batch, by `county id`. */
async function findRecorded(client: PoolClient, batch: ReadonlyMap<string, readonly Waiting[]>): Promise<Map<string, EntryBody>> {
  const keys = [...batch].flatMap(([county, part]) => part.map(({ command }) => ({ county, id: command.id })));
  const { rows } = await client.query<{ county: string; body: EntryBody }>(
    `select e.county, e.body from journal_entry e
     join unnest($1::text[], $2::uuid[]) as k(county, id) on e.county = k.county and e.command_id = k.id`,
    [keys.map(({ county }) => county), keys.map(({ id }) => id)],
  );
  return new Map(rows.map(({ county, body }) => [`${county} ${body.id}`, body]));
}

import { refuse, type BoundCommand, type Instant, type PrivateRef, type WorkingSet } from '@yangui/domain';
import type { Pool, PoolClient } from 'pg';
import { retryable, withTransaction } from '../postgres/pool.ts';
import { loadCounties, loadNamed, loadNeeded, loadPeople } from '../store/load.ts';
import { decideCounty, type CountyDecided } from './decide-county.ts';
import { link, type Entry } from './entry.ts';
import type { Asked, Handling } from './handling.ts';
import { lockHeads, type Head } from './heads.ts';
import { eraseHeld, saveHeld } from './held-proposals.ts';
import { findKnown, Unsaved } from './known.ts';
import { eraseLate, saveLate, type LateChanges, type LateCommand } from './late.ts';
import { refused, type Outcome } from './outcome.ts';
import { CountyLimits } from './county-limits.ts';
import { save, type Saving } from './save.ts';

/** A command that waits for its turn, and whoever waits for its outcome. */
interface Waiting extends Asked {
  /** What is saved with it, where it is accepted. */
  readonly beside: Beside | undefined;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** What happens outside of the journal in the transaction that records a command, and when that is safe. */
export interface Beside {
  readonly save: (client: PoolClient) => Promise<void>;
  readonly saved: () => void;
}

export interface WriterOptions {
  readonly pool: Pool;
  readonly now: () => Instant;
  /** Told of every batch after it is safe on disk. */
  readonly onSaved?: (entries: readonly Entry[]) => void;
  /**
   * Makes ready what a command does to somebody's sign-in. Throws a refusal where that cannot be: the command is then not recorded.
   */
  readonly prepareAccess?: (command: BoundCommand) => Promise<Beside>;
  /** Told of faults in rules, which fail one command only. */
  readonly onFault?: (fault: unknown, command: BoundCommand) => void;
  /** Whether one transaction may carry several counties' batches: yes on one PostgreSQL, no on Citus. */
  readonly countiesTogether: boolean;
  /** How many commands one transaction carries at most. */
  readonly batchLimit?: number;
  /** How many commands may wait before new ones are refused as `busy`. */
  readonly queueLimit?: number;
}

/** How many batches are under way at once: while one is being saved the next is decided, and another county's saved beside it. */
const LANES = 3;
/** How many must be waiting for a second batch to begin beside the first: fewer are cheaper saved together, after it. */
const WORTH_A_LANE = 32;
/** How many rows of kinds not held whole one county keeps in memory between batches. */
const ROWS_KEPT = 20_000;
/** How many counties are kept in memory. */
const COUNTIES_KEPT = 1_000;
const TRIES = 5;

/** A county in memory as of a journal position, which may lie ahead of the disk by what is being saved. */
interface Cached {
  readonly state: WorkingSet;
  seq: number;
  hash: string;
}

type Batch = ReadonlyMap<string, readonly Waiting[]>;
type Outcomes = Map<BoundCommand, Outcome | Error>;

/** A batch decided: what to answer, what to save, and where each county's journal must end for that to be right. */
interface Decided {
  readonly outcomes: Outcomes;
  readonly savings: readonly Saving[];
  readonly late: LateChanges;
  readonly expected: ReadonlyMap<string, Pick<Head, 'lastSeq' | 'lastHash'>>;
  readonly after: ReadonlyMap<string, Cached>;
}

/**
 * Puts the commands of each county in one order, decides them in batches and saves each batch in one transaction.
 * Any number of these may work on one database: the lock on a county's head is what orders them, and the head tells
 * each whether what it remembers of the county is still so. So a batch is decided on what is remembered while the one
 * before is still being saved; where the head then says otherwise, it is decided again, under the lock.
 */
export class JournalWriter {
  private readonly options: Required<Omit<WriterOptions, 'onSaved' | 'onFault' | 'prepareAccess'>> &
    Pick<WriterOptions, 'onSaved' | 'onFault' | 'prepareAccess'>;
  private readonly queues = new Map<string, Waiting[]>();
  private readonly deciding = new Set<string>();
  private readonly saving = new Map<string, Promise<unknown>>();
  private readonly inFlight = new Map<string, number>();
  private readonly unsaved = new Unsaved();
  private readonly limits = new CountyLimits();
  private readonly cache = new Map<string, Cached>();
  private waiting = 0;
  private lanes = 0;
  private idle: (() => void)[] = [];

  constructor(options: WriterOptions) {
    this.options = { batchLimit: 1_000, queueLimit: 20_000, ...options };
  }

  /**
   * Submits a command and waits until its outcome is on disk. A repeat gets the recorded outcome.
   * @param handling how it came, where it is not simply said by whoever is signed in
   * @throws the outside world's failure, or a fault of a rule; then nothing of the command was saved
   */
  submit(command: BoundCommand, handling?: Handling): Promise<Outcome> {
    if (command.access === undefined || this.options.prepareAccess === undefined) return this.queue(command, handling);
    return this.options.prepareAccess(command).then((beside) => this.queue(command, handling, beside));
  }

  private queue(command: BoundCommand, handling?: Handling, beside?: Beside): Promise<Outcome> {
    if (this.waiting >= this.options.queueLimit) return Promise.resolve(refused(command.id, refuse('busy').refusal));
    return new Promise((resolve, reject) => {
      this.waiting += 1;
      let queue = this.queues.get(command.county);
      if (queue === undefined) this.queues.set(command.county, (queue = []));
      queue.push({ command, handling, beside, resolve, reject });
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
    if (this.lanes >= LANES || (this.lanes > 0 && this.waiting < WORTH_A_LANE)) return;
    const batch = this.take();
    if (batch.size === 0) return;
    this.lanes += 1;
    this.waiting -= sizeOf(batch);
    void this.carry(batch).finally(() => {
      this.lanes -= 1;
      this.open();
      if (this.lanes === 0 && this.waiting === 0) for (const resolve of this.idle.splice(0)) resolve();
    });
  }

  /** Takes the waiting commands of counties of which none is being decided, up to the limit, longest waiting first. */
  private take(): Map<string, Waiting[]> {
    const batch = new Map<string, Waiting[]>();
    let room = this.options.batchLimit;
    for (const [county, queue] of this.queues) {
      if (this.deciding.has(county)) continue;
      const part = queue.splice(0, room);
      if (queue.length === 0) this.queues.delete(county);
      batch.set(county, part);
      this.deciding.add(county);
      room -= part.length;
      if (room === 0 || !this.options.countiesTogether) break;
    }
    return batch;
  }

  /** Takes a batch through: decides it ahead where it can, waits for its turn, saves it, answers. */
  private async carry(batch: Batch): Promise<void> {
    const counties = [...batch.keys()];
    for (const county of counties) this.inFlight.set(county, (this.inFlight.get(county) ?? 0) + 1);
    const earlier = Promise.all(counties.flatMap((county) => this.saving.get(county) ?? []));
    const ahead = await this.decideAhead(batch).catch(() => undefined);
    const saved = earlier.then(() => this.settleAll(batch, ahead));
    for (const county of counties) this.saving.set(county, saved);
    if (ahead !== undefined) this.release(counties);
    await saved;
    if (ahead === undefined) this.release(counties);
    for (const county of counties) {
      const others = (this.inFlight.get(county) ?? 1) - 1;
      if (others > 0) this.inFlight.set(county, others);
      else this.inFlight.delete(county);
      if (this.saving.get(county) === saved) this.saving.delete(county);
    }
  }

  /** Lets the next batch of these counties be decided: on top of one that was, or after one that had to wait. */
  private release(counties: readonly string[]): void {
    for (const county of counties) this.deciding.delete(county);
    this.open();
  }

  private async settleAll(batch: Batch, decided: Decided | undefined): Promise<void> {
    try {
      const outcomes = await this.attempt(batch, decided);
      for (const part of batch.values()) for (const one of part) settle(one, outcomes);
    } catch (error) {
      await this.isolate(batch, error);
    } finally {
      if (decided !== undefined) this.unsaved.delete(decided);
    }
  }

  /** Where a whole transaction fails for a reason that repeating does not cure, each command is tried by itself. */
  private async isolate(batch: Batch, error: unknown): Promise<void> {
    if (sizeOf(batch) === 1 || retryable(error)) {
      for (const part of batch.values()) for (const { reject } of part) reject(error);
      return;
    }
    for (const [county, part] of batch) {
      for (const one of part) await this.settleAll(new Map([[county, [one]]]), undefined);
    }
  }

  private async attempt(batch: Batch, ahead: Decided | undefined): Promise<Outcomes> {
    for (let tries = 1; ; tries += 1) {
      try {
        const { outcomes, savings, after } = await withTransaction(this.options.pool, (client) =>
          this.transact(client, batch, tries === 1 ? ahead : undefined),
        );
        // What is remembered must be the newest: not where a later batch was decided on something else.
        for (const [county, cached] of after) if (this.inFlight.get(county) === 1) this.remember(county, cached);
        if (savings.length > 0) this.options.onSaved?.(savings.flatMap(({ entries }) => entries));
        for (const beside of besides(batch, savings)) beside.saved();
        return outcomes;
      } catch (error) {
        for (const county of batch.keys()) this.cache.delete(county);
        if (!retryable(error) || tries === TRIES) throw error;
      }
    }
  }

  /** Saves what was decided ahead where the heads bear it out; otherwise decides anew, under the lock. */
  private async transact(client: PoolClient, batch: Batch, ahead: Decided | undefined): Promise<Decided> {
    const heads = await lockHeads(client, [...batch.keys()]);
    if (ahead !== undefined && holds(ahead.expected, heads)) {
      await saveDecided(client, ahead, batch);
      return ahead;
    }
    for (const county of batch.keys()) this.cache.delete(county);
    const decided = await this.decideBatch(client, batch, await loadCached(client, heads), new Unsaved());
    await saveDecided(client, decided, batch);
    return decided;
  }

  /** Decides a batch on what is remembered, where all of it is, before its turn to be saved has come. */
  private async decideAhead(batch: Batch): Promise<Decided | undefined> {
    const cached = new Map<string, Cached>();
    for (const county of batch.keys()) {
      const known = this.cache.get(county);
      if (known === undefined) return undefined;
      if (this.inFlight.get(county) === 1 && known.state.trimmable > ROWS_KEPT) known.state.trim();
      cached.set(county, known);
    }
    const decided = await this.decideBatch(this.options.pool, batch, cached, this.unsaved);
    this.unsaved.add(decided);
    return decided;
  }

  /** Remembers a county, and forgets the one remembered longest where there are too many. */
  private remember(county: string, cached: Cached): void {
    this.cache.delete(county);
    this.cache.set(county, cached);
    const [oldest] = this.cache.keys();
    if (this.cache.size > COUNTIES_KEPT && oldest !== undefined) this.cache.delete(oldest);
  }

  private async decideBatch(
    client: Pick<PoolClient, 'query'>,
    batch: Batch,
    cached: ReadonlyMap<string, Cached>,
    unsaved: Unsaved,
  ): Promise<Decided> {
    const now = this.options.now();
    const known = await findKnown(client, batch, unsaved, now);
    const states = new Map([...cached].map(([county, { state }]) => [county, state]));
    const said = [...batch].map(([county, part]) => ({ county, commands: part.map(({ command }) => command) }));
    await loadNeeded(client, states, said);
    await loadNamed(client, states, said);
    await loadPeople(
      client,
      states,
      [...batch].map(([county, part]) => ({ county, people: askedAbout(part, states.get(county)) })),
    );
    const expected = new Map([...cached].map(([county, { seq, hash }]) => [county, { lastSeq: seq, lastHash: hash }]));
    const outcomes: Outcomes = new Map();
    const savings: Saving[] = [];
    const aside: LateCommand[] = [];
    const reviewed: { readonly county: string; readonly id: string }[] = [];
    for (const [county, part] of batch) {
      const before = cached.get(county);
      if (before === undefined) {
        for (const { command } of part)
          outcomes.set(command, refused(command.id, refuse('county-unknown', { county }).refusal));
        continue;
      }
      const decided = await decideCounty(part, {
        client,
        county,
        state: before.state,
        seq: before.seq,
        known,
        now,
        limits: this.limits,
        onFault: this.options.onFault,
      });
      for (const [command, outcome] of decided.outcomes) outcomes.set(command, outcome);
      aside.push(...decided.setAside);
      reviewed.push(...decided.reviewed.map((id) => ({ county, id })));
      if (decided.entries.length > 0) savings.push(savingOf(county, before, decided, now));
    }
    return { outcomes, savings, late: { setAside: aside, decided: reviewed }, expected, after: cached };
  }
}

/** Moves a county in memory on past what was decided, and gives what is to be saved of it. */
function savingOf(
  county: string,
  cached: Cached,
  { entries, postings, personal, held }: CountyDecided,
  now: Instant,
): Saving {
  const firstSeq = cached.seq + 1;
  cached.seq += entries.length;
  cached.hash = link(
    cached.hash,
    now,
    entries.map(({ text }) => text),
  );
  const changes = cached.state.takeChanges();
  return {
    batch: { county, firstSeq, lastSeq: cached.seq, recordedAt: now, hash: cached.hash },
    entries,
    postings,
    changes,
    personal,
    held,
    now,
  };
}

/** What is to be saved beside the entries of a batch: of commands recorded now and accepted, not of repeats. */
function besides(batch: Batch, savings: readonly Saving[]): readonly Beside[] {
  const waiting = [...batch.values()].flat().filter(({ beside }) => beside !== undefined);
  if (waiting.length === 0) return [];
  const accepted = new Set(
    savings.flatMap(({ entries }) =>
      entries.filter(({ body }) => body.refused === undefined).map(({ county, body }) => `${county} ${body.id}`),
    ),
  );
  const first = new Map<string, Beside>();
  for (const { command, beside } of waiting) {
    const key = `${command.county} ${command.id}`;
    if (beside !== undefined && accepted.has(key) && !first.has(key)) first.set(key, beside);
  }
  return [...first.values()];
}

async function saveDecided(client: PoolClient, { savings, late }: Decided, batch: Batch): Promise<void> {
  for (const beside of besides(batch, savings)) await beside.save(client);
  if (savings.length > 0) await save(client, savings);
  await saveHeld(client, savings);
  await saveLate(client, late);
  const erased = savings.flatMap(({ batch: { county }, personal }) =>
    personal.flatMap(({ data }) => ('erased' in data ? [{ county, person: data.erased }] : [])),
  );
  const before = late.setAside.flatMap((one) =>
    one.erased && one.person !== null ? [{ county: one.county, person: one.person }] : [],
  );
  await eraseHeld(client, erased);
  await eraseLate(client, [...erased, ...before]);
}

/** The people whose private rows the commands' claims are held against, as far as that can be told beforehand. */
function askedAbout(part: readonly Waiting[], state: WorkingSet | undefined): readonly PrivateRef[] {
  return state === undefined ? [] : part.flatMap(({ command }) => command.people(state));
}

function sizeOf(batch: Batch): number {
  let size = 0;
  for (const part of batch.values()) size += part.length;
  return size;
}

/** Counties as the tables have them, under the lock. */
async function loadCached(client: PoolClient, heads: ReadonlyMap<string, Head>): Promise<ReadonlyMap<string, Cached>> {
  const cached = new Map<string, Cached>();
  for (const [county, state] of await loadCounties(client, [...heads.keys()])) {
    const head = heads.get(county);
    if (head !== undefined) cached.set(county, { state, seq: head.lastSeq, hash: head.lastHash });
  }
  return cached;
}

/** Whether every county's journal still ends where a batch decided ahead took it to end. */
function holds(expected: Decided['expected'], heads: ReadonlyMap<string, Head>): boolean {
  return [...expected].every(([county, { lastSeq, lastHash }]) => {
    const head = heads.get(county);
    return head !== undefined && head.lastSeq === lastSeq && head.lastHash === lastHash;
  });
}

function settle({ command, resolve, reject }: Waiting, outcomes: Outcomes): void {
  const outcome = outcomes.get(command);
  if (outcome === undefined || outcome instanceof Error) reject(outcome);
  else resolve(outcome);
}

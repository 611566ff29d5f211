import { signedText, type Envelope } from '@yangui/domain';
import type { DexieOptions, Table } from 'dexie';
import type { Outcome } from '../command.ts';
import { Outbox } from '../station/outbox.ts';
import type { OutboxEntry } from '../station/outbox-entry.ts';
import { send } from '../station/send.ts';
import { StationDatabase } from '../station/station-database.ts';
import type { Surroundings } from '../station/station.ts';
import { dayAsDone, drivenDay, type DrivenDay } from './driven-day.ts';

const DAY_KEY = 'day';
/** How long a person waits for the server's word before what is kept here is enough. */
const PATIENCE_MS = 4_000;

interface KeptDay {
  readonly day: DrivenDay;
  readonly receivedAt: number;
}

/** What a driver's phone keeps: the day as last read, and the same outbox as a counter's. */
class RoundDatabase extends StationDatabase {
  readonly days!: Table<KeptDay, string>;

  constructor(county: string, person: string, storage?: DexieOptions) {
    super(county, `drive-${person}`, storage);
    this.version(2).stores({ days: '' });
  }
}

/** A driver's day on their phone: kept to be read without network, with the records that wait for the server's word. */
export class Round {
  private readonly database: RoundDatabase;
  private readonly outbox: Outbox;
  private readonly county: string;
  private readonly person: string;
  private readonly around: Omit<Surroundings, 'report'>;
  private readonly followers = new Set<() => void>();
  private kept: KeptDay | undefined;
  private entriesNow: readonly OutboxEntry[] = [];
  private draining: Promise<void> | undefined;
  private drainAgain = false;
  private refreshing: Promise<void> | undefined;
  private stopWatching: (() => void) | undefined;

  private constructor(county: string, person: string, around: Omit<Surroundings, 'report'>) {
    this.county = county;
    this.person = person;
    this.around = around;
    this.database = new RoundDatabase(county, person, around.storage);
    this.outbox = new Outbox(this.database);
  }

  static async open(county: string, person: string, around: Omit<Surroundings, 'report'>): Promise<Round> {
    const round = new Round(county, person, around);
    await round.database.open();
    await round.read();
    round.stopWatching = round.database.watch(
      () => undefined,
      () => void round.read().then(() => round.tell()),
    );
    return round;
  }

  close(): void {
    this.stopWatching?.();
    this.database.close();
  }

  /** The day with what was recorded here on top; undefined where none was ever read. */
  get day(): DrivenDay | undefined {
    return this.kept && dayAsDone(this.kept.day, this.entriesNow);
  }

  /** When the server last said how the day stands; this phone's clock. */
  get readAt(): number | undefined {
    return this.kept?.receivedAt;
  }

  /** What is not answered, in review, refused, or newer than the day that was read. */
  get entries(): readonly OutboxEntry[] {
    return this.entriesNow;
  }

  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => void this.followers.delete(follower);
  }

  /**
   * Keeps what the driver records and sends it; waits a little for the server's word while it can be reached.
   * @throws DeviceFull when nothing more can be kept
   */
  async post(envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
    const { person: by, sign } = await this.around.speaker();
    const fresh = await Promise.all(envelopes.map(async (envelope) => {
      const proof = await sign?.(signedText(this.county, envelope));
      return { id: envelope.id, envelope, by, proof, state: 'waiting', seq: undefined, problem: undefined, answeredAt: undefined, seen: false } as const;
    }));
    this.entriesNow = [...this.entriesNow, ...(await this.outbox.add(fresh))];
    this.tell();
    void this.drain();
    if (this.around.reachable()) await this.settled(new Set(envelopes.map(({ id }) => id)));
    return envelopes.map(({ id }) => this.outcomeOf(id));
  }

  /** Sends what waits, one at a time among all tabs, until nothing does or no answer comes. */
  drain(): Promise<void> {
    this.drainAgain = true;
    this.draining ??= this.around
      .alone(`outbox drive ${this.person}`, () => this.drainAll())
      .catch(() => undefined)
      .then(() => {
        this.draining = undefined;
        this.tell();
      });
    return this.draining;
  }

  /** Reads the day from the server. @throws NoAnswer, Refused */
  refresh(): Promise<void> {
    this.refreshing ??= this.takeDay().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  /** The driver has seen why these were refused. */
  async see(ids: readonly string[]): Promise<void> {
    await this.outbox.see(ids);
    await this.read();
    this.tell();
  }

  private outcomeOf(id: string): Outcome {
    const entry = this.entriesNow.find((one) => one.id === id);
    if (entry?.state !== 'refused' || entry.problem === undefined) return { id, status: 'accepted', seq: entry?.seq ?? null };
    void this.see([id]);
    return { id, status: 'refused', problem: entry.problem };
  }

  private settled(ids: ReadonlySet<string>): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        leave();
        resolve();
      };
      const timer = setTimeout(done, PATIENCE_MS);
      const leave = this.follow(() => {
        if (this.entriesNow.every(({ id, state, problem }) => !ids.has(id) || state !== 'waiting' || problem !== undefined)) done();
      });
    });
  }

  private async drainAll(): Promise<void> {
    while (this.drainAgain) {
      this.drainAgain = false;
      await this.outbox.eachRun((run) => this.sendRun(run));
    }
  }

  private async sendRun(run: readonly OutboxEntry[]): Promise<void> {
    const certificates = await this.around.certificates();
    const { answers, notTaken } = await send(run, { county: this.county, certificates, report: undefined, ask: this.around.ask });
    const unheard = run.flatMap(({ id, state }) => (notTaken.has(id) ? [[id, { state, seq: undefined, problem: notTaken.get(id) }] as const] : []));
    await this.outbox.note(new Map([...answers, ...unheard]), this.around.now());
    await this.read();
    this.tell();
  }

  private async takeDay(): Promise<void> {
    const marks = await this.outbox.marks();
    const day = await this.around.ask(`/api/counties/${this.county}/drive`, drivenDay);
    this.kept = { day, receivedAt: this.around.now() };
    await this.database.days.put(this.kept, DAY_KEY);
    await this.outbox.forgetMarks(marks);
    // The server was put back from a backup and lost what it had confirmed: all of it goes again.
    if (marks.some(({ seq }) => seq > day.seq)) {
      await this.outbox.sendAgain();
      void this.drain();
    }
    await this.outbox.tidy(this.around.now(), new Set());
    await this.read();
    this.tell();
  }

  private async read(): Promise<void> {
    this.kept ??= await this.database.days.get(DAY_KEY);
    this.entriesNow = await this.outbox.current(this.kept?.day.seq ?? 0);
  }

  private tell(): void {
    for (const follower of this.followers) follower();
  }
}

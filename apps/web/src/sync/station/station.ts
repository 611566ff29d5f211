import { offlineRefusal, settingsOf, signedText, unpackCopy, type CopyNews, type DeviceReport, type Envelope, type KeyCertificate, type Refusal } from '@yangui/domain';
import type { DexieOptions } from 'dexie';
import type { CarriedOutbox, DailyPack } from '../carry/files.ts';
import type { Outcome } from '../command.ts';
import type { Ask } from '../http.ts';
import { localProblem } from '../problem.ts';
import type { WireProblem } from '../refused.ts';
import { CopyStore } from './copy-store.ts';
import { offlineStanding } from './offline-standing.ts';
import { Outbox } from './outbox.ts';
import type { Answered, NewEntry, OutboxEntry, Proof } from './outbox-entry.ts';
import { readCopy } from './read-copy.ts';
import { answeredBy, firstRun, send, signedOf } from './send.ts';
import { StationDatabase } from './station-database.ts';
import { StationView } from './station-view.ts';

/** Whoever stands at the counter, and how their commands are signed on this device; no `sign` where it cannot. */
export interface Speaker {
  readonly person: string;
  readonly sign: ((text: string) => Promise<Proof>) | undefined;
}

/** What a station at the counter needs of the world around it. */
export interface Surroundings {
  readonly speaker: () => Promise<Speaker>;
  /** Asks the server. @throws NoAnswer, Refused */
  readonly ask: Ask;
  readonly certificates: () => Promise<readonly KeyCertificate[]>;
  /** What the device says of itself along with its commands. */
  readonly report: (station: Station) => Promise<DeviceReport | undefined>;
  /** Whether the server can be reached, as far as is known. */
  readonly reachable: () => boolean;
  /** One at a time among all tabs of this device. */
  readonly alone: <T>(what: string, work: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
  /** Where the database is, when not in this browser. */
  readonly storage?: DexieOptions;
}

/** How long a person waits for the server's word before the device's own is enough. */
const PATIENCE_MS = 4_000;
const REVIEW_ASKED_EVERY_MS = 5 * 60_000;

/**
 * One station on this device: its confirmed rows, the outbox, and the view of both. Commands are decided here at once;
 * the server has the last word, and until then what they did is provisional.
 */
export class Station {
  readonly view = new StationView();
  readonly outbox: Outbox;
  private readonly database: StationDatabase;
  private readonly county: string;
  private readonly id: string;
  private readonly around: Surroundings;
  private readonly copy: CopyStore;
  private readonly followers = new Set<() => void>();
  private entriesNow: readonly OutboxEntry[] = [];
  private sentAt: number | undefined;
  private draining: Promise<void> | undefined;
  private drainAgain = false;
  private refreshing: Promise<void> | undefined;
  private refreshAgain = false;
  private readonly closing: (() => void)[] = [];

  private constructor(county: string, id: string, around: Surroundings) {
    this.county = county;
    this.id = id;
    this.around = around;
    this.database = new StationDatabase(county, id, around.storage);
    this.outbox = new Outbox(this.database);
    this.copy = new CopyStore(this.database);
  }

  /** Opens what this device keeps of a station. */
  static async open(county: string, id: string, around: Surroundings): Promise<Station> {
    const station = new Station(county, id, around);
    await station.database.open();
    await station.readRows();
    await station.readOutbox();
    const watching = station.database.watch(
      () => void station.readRows().then(() => station.tell()),
      () => void station.readOutbox().then(() => station.tell()),
    );
    station.closing.push(watching);
    return station;
  }

  close(): void {
    for (const end of this.closing.splice(0)) end();
    this.database.close();
  }

  /** Why the last sending broke off. */
  failure: unknown;

  /** Whether there is a copy to answer from. */
  get ready(): boolean {
    return this.copy.head !== undefined;
  }

  /** How many records are kept here. */
  get records(): number {
    const { rows, people, lines } = this.copy.held;
    return Object.values(rows).reduce((sum, { size }) => sum + size, people.size + lines.size);
  }

  /** When the server last said how things stand; the device's clock. */
  get copiedAt(): number | undefined {
    return this.copy.head?.receivedAt;
  }

  /** When it last answered to what was sent from here. */
  get lastSentAt(): number | undefined {
    return this.sentAt;
  }

  get entries(): readonly OutboxEntry[] {
    return this.entriesNow;
  }

  /** Is told of every change. */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => void this.followers.delete(follower);
  }

  /**
   * Takes commands of the person at the counter: decides them here, keeps those that pass, sends them. Waits a little
   * for the server's word while it can be reached; without it the device's own stands for now.
   * What only the device refuses is not kept: undefined asks the caller to hear the server, where that is possible.
   * @throws DeviceFull when nothing more can be kept
   */
  async post(envelopes: readonly Envelope[]): Promise<readonly Outcome[] | undefined> {
    const { person: by, sign } = await this.around.speaker();
    const reachable = this.around.reachable();
    const refusals = await this.refusalsOf(envelopes, by, reachable);
    if (reachable && refusals.size > 0) return undefined;
    const passed = envelopes.filter(({ id }) => !refusals.has(id));
    const fresh = await Promise.all(passed.map(async (envelope) => newEntry(envelope, by, await sign?.(signedText(this.county, envelope)))));
    const kept = await this.outbox.add(fresh);
    this.entriesNow = [...this.entriesNow, ...kept];
    for (const entry of kept) this.view.add(entry);
    this.tell();
    void this.drain();
    if (reachable) await this.settled(new Set(kept.map(({ id }) => id)));
    return envelopes.map(({ id }) => this.outcomeOf(id, refusals.get(id)));
  }

  /** Sends what waits, until nothing does or no answer comes; then `failure` says why. One at a time among all tabs. */
  drain(): Promise<void> {
    this.drainAgain = true;
    this.draining ??= this.around
      .alone(`outbox ${this.id}`, () => this.drainAll())
      .then(
        () => (this.failure = undefined),
        (error: unknown) => (this.failure = error),
      )
      .then(() => {
        this.draining = undefined;
        this.tell();
      });
    return this.draining;
  }

  /** Brings the copy up to date with what is there when it is called. @throws NoAnswer, Refused */
  refresh(): Promise<void> {
    this.refreshAgain = true;
    this.refreshing ??= this.around.alone(`copy ${this.id}`, () => this.takeCopies()).finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  /** The person has seen why these were refused. */
  async see(ids: readonly string[]): Promise<void> {
    await this.outbox.see(ids);
    await this.readOutbox();
    this.tell();
  }

  /** What files for the county are sealed for, as the county last said it. */
  get countyKey(): string | undefined {
    return this.copy.head?.countyKey;
  }

  /** Everything the server has not answered, with its proofs, as an outbox that somebody else carries. What cannot be proved stays. */
  async toCarry(): Promise<CarriedOutbox> {
    const [certificates, report, entries] = [await this.around.certificates(), await this.around.report(this), await this.outbox.waiting()];
    return { commands: entries.flatMap((entry) => signedOf(entry) ?? []), certificates, ...(report !== undefined && { report }) };
  }

  /**
   * Takes in a daily pack: what became of the commands made here, and the station's rows, where they are newer.
   * @returns whether the rows were
   */
  async takePack({ copy, outcomes }: DailyPack): Promise<boolean> {
    return this.around.alone(`copy ${this.id}`, async () => {
      const own = new Set((await this.outbox.waiting()).map(({ id }) => id));
      const answers = new Map(outcomes.filter(({ id }) => own.has(id)).map((one) => [one.id, answeredBy(one)]));
      await this.outbox.note(answers, this.around.now());
      const newer = copy.seq >= (this.copy.head?.seq ?? 0);
      if (newer) await this.takeNews(unpackCopy(copy));
      await this.readOutbox();
      this.tell();
      return newer;
    });
  }

  /** Decides each on top of those before it, without keeping any. */
  private async refusalsOf(envelopes: readonly Envelope[], by: string, reachable: boolean): Promise<ReadonlyMap<string, WireProblem>> {
    const refusals = new Map<string, WireProblem>();
    const before = this.entriesNow;
    for (const envelope of envelopes) {
      const limited = reachable ? undefined : this.limitOn(envelope);
      const no = limited ?? this.view.doubtOf({ envelope, by }, this.county);
      if (no !== undefined) refusals.set(envelope.id, localProblem(no.code, no.details));
      else if (envelopes.length > 1) this.view.add({ ...newEntry(envelope, by, undefined), order: 0 });
    }
    if (envelopes.length > 1) this.view.setOutbox(before);
    return refusals;
  }

  /** Why the county lets nobody do this here while nobody is heard from. */
  private limitOn(command: Envelope): Refusal | undefined {
    const sinceContactMs = this.around.now() - (this.copiedAt ?? 0);
    return offlineRefusal(settingsOf(this.view), { ...offlineStanding(this.view, this.id, sinceContactMs), command });
  }

  private outcomeOf(id: string, refused: WireProblem | undefined): Outcome {
    if (refused !== undefined) return { id, status: 'refused', problem: refused };
    const entry = this.entriesNow.find((one) => one.id === id);
    if (entry?.state === 'refused' && entry.problem !== undefined) {
      void this.see([id]);
      return { id, status: 'refused', problem: entry.problem };
    }
    return { id, status: 'accepted', seq: entry?.seq ?? null };
  }

  /** Waits until the server has answered them all, or patience ends. */
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
      await this.askAboutReviews();
      await this.outbox.eachRun((run) => this.sendRun(run));
    }
  }

  private async askAboutReviews(): Promise<void> {
    const before = this.around.now() - REVIEW_ASKED_EVERY_MS;
    const due = (await this.outbox.inReview()).filter(({ answeredAt }) => (answeredAt ?? 0) < before);
    if (due.length > 0) await this.sendRun(firstRun(due));
  }

  private async sendRun(run: readonly OutboxEntry[]): Promise<void> {
    const [certificates, report] = await Promise.all([this.around.certificates(), this.around.report(this)]);
    const { answers, notTaken } = await send(run, { county: this.county, certificates, report, ask: this.around.ask });
    const unheard = run.flatMap(({ id, state }): [string, Answered][] => (notTaken.has(id) ? [[id, { state, seq: undefined, problem: notTaken.get(id) }]] : []));
    await this.outbox.note(new Map([...answers, ...unheard]), this.around.now());
    await this.readOutbox();
    this.tell();
  }

  /** What happens while one answer is on its way is asked for by another: it may be newer than that answer. */
  private async takeCopies(): Promise<void> {
    while (this.refreshAgain) {
      this.refreshAgain = false;
      await this.takeCopy();
    }
  }

  private async takeCopy(): Promise<void> {
    await this.copy.read();
    const [marks, report] = await Promise.all([this.outbox.marks(), this.around.report(this)]);
    const news = await readCopy(this.around.ask, this.county, this.id, { since: this.copy.head, marks, report });
    await this.takeNews(news);
    await this.outbox.forgetMarks(marks);
    if (!news.continues) await this.startOver();
    await this.readOutbox();
    this.tell();
  }

  private async takeNews(news: CopyNews): Promise<void> {
    const receivedAt = this.around.now();
    await this.copy.take(news, receivedAt);
    this.view.standOn(this.copy.held, news.seq);
    await this.outbox.tidy(receivedAt, new Set(this.view.all('villager').filter(({ erased }) => erased).map(({ id }) => id)));
  }

  /** The server was put back from a backup: what it had confirmed to us may be lost there. */
  private async startOver(): Promise<void> {
    await this.outbox.sendAgain();
    void this.drain();
  }

  /** Reads what the database has and this tab does not: at the start, and when another tab wrote. */
  private async readRows(): Promise<void> {
    if (!(await this.copy.read())) return;
    this.view.standOn(this.copy.held, this.copy.head?.seq ?? 0);
  }

  private async readOutbox(): Promise<void> {
    this.entriesNow = await this.outbox.current(this.view.seq);
    this.sentAt = await this.outbox.lastSentAt();
    this.view.setOutbox(this.entriesNow);
  }

  private tell(): void {
    for (const follower of this.followers) follower();
  }
}

function newEntry(envelope: Envelope, by: string, proof: Proof | undefined): NewEntry {
  return { id: envelope.id, envelope, by, proof, state: 'waiting', seq: undefined, problem: undefined, answeredAt: undefined, seen: false };
}

import type { DeviceReport, KeyCertificate } from '@yangui/domain';
import type { Outcome } from '../command.ts';
import type { Standing } from '../holding.ts';
import type { Ask } from '../http.ts';
import { Attachments } from '../attachments/attachments.ts';
import type { HeldAttachment, KeptAttachment, NewAttachment } from '../attachments/kept-attachment.ts';
import { Outbox } from './outbox.ts';
import type { Answered, OutboxEntry, Proof } from './outbox-entry.ts';
import { Repeating } from './repeating.ts';
import type { HeldDatabase } from './held-database.ts';
import { send, signatureEnds } from './send.ts';

/** Whoever works on this device, and how their commands are signed on it; no `sign` where it cannot. */
export interface Speaker {
  readonly person: string;
  readonly sign: ((text: string) => Promise<Proof>) | undefined;
}

/** What an outbox needs of the world around it. */
export interface Sending {
  readonly speaker: () => Promise<Speaker>;
  /** Asks the server. @throws NoAnswer, Refused */
  readonly ask: Ask;
  readonly certificates: () => Promise<readonly KeyCertificate[]>;
  /** Whether the server can be reached, as far as is known. */
  readonly reachable: () => boolean;
  /** One at a time among all tabs of this device. */
  readonly alone: <T>(what: string, work: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
}

/** How long a person waits for the server's word before the device's own is enough. */
const PATIENCE_MS = 4_000;

/** An outbox with what sends it, run by run, the attachments that follow, and what waits for the server's word: the same at the counter and on a driver's phone. */
export abstract class Sender<A extends Sending> {
  readonly outbox: Outbox;
  /** Why the last sending broke off. */
  failure: unknown;
  protected readonly county: string;
  protected readonly around: A;
  protected entriesNow: readonly OutboxEntry[] = [];
  protected readonly attachments: Attachments;
  private heldNow: readonly HeldAttachment[] = [];
  private readonly followers = new Set<() => void>();
  private readonly draining: Repeating;
  private nextHeld: ReturnType<typeof setTimeout> | undefined;

  /** @param whose the station or the person: outboxes of different ones are sent beside each other */
  protected constructor(county: string, whose: string, database: HeldDatabase, around: A) {
    this.county = county;
    this.outbox = new Outbox(database);
    this.attachments = new Attachments(database, { county, ask: around.ask, now: around.now });
    this.around = around;
    this.draining = new Repeating(() => around.alone(`outbox ${whose}`, () => this.sendAll()));
  }

  /** What is not answered, in review, refused, or newer than what the server last told. */
  get entries(): readonly OutboxEntry[] {
    return this.entriesNow;
  }

  /** The photos and documents that are on this device, and how far each has come. */
  get held(): readonly HeldAttachment[] {
    return this.heldNow;
  }

  /** How many of them the server does not have yet. */
  get attachmentsWaiting(): number {
    return this.heldNow.filter(({ state }) => state === 'waiting').length;
  }

  /**
   * Keeps a photo or a document, before the record that names it is made.
   * @throws DeviceFull when there is no room for it
   */
  async keepAttachment(one: NewAttachment): Promise<void> {
    await this.attachments.keep(one);
  }

  /** The bytes of one that is on this device. */
  attachmentBytes(id: string): Promise<Pick<KeptAttachment, 'bytes' | 'mediaType'> | undefined> {
    return this.attachments.bytesOf(id);
  }

  /** Is told of every change. */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => void this.followers.delete(follower);
  }

  /** Sends what waits, until nothing does or no answer comes; then `failure` says why. One at a time among all tabs. */
  async drain(): Promise<void> {
    try {
      await this.draining.run();
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
    this.tell();
    // Where this tab let go of its database meanwhile, another comes back.
    await this.comeBackForHeld().catch(() => undefined);
  }

  /** Takes back records that never went over the line, as if they had not been made: all or none. @returns whether they could be */
  async takeBack(ids: readonly string[]): Promise<boolean> {
    const could = await this.outbox.withdraw(ids);
    if (could) await this.dropAttachments(ids);
    await this.readOutbox();
    this.tell();
    return could;
  }

  /** Nobody looks at this screen any more: what could still be taken back goes now. */
  async release(): Promise<void> {
    await this.outbox.release();
    if (this.around.reachable()) await this.drain();
  }

  /**
   * Ends what this tab does. Who leaves the screen has seen what was done: what could still be taken back goes first,
   * where it goes under a signature and not under the session of whoever comes next.
   */
  async leave(): Promise<void> {
    const { sign } = await this.around.speaker();
    if (sign !== undefined) await this.release().catch(() => undefined);
    this.close();
  }

  /** How a record stands that was made here; undefined where the outbox no longer keeps it apart from the rest. */
  standing(id: string): Standing {
    const entry = this.entriesNow.find((one) => one.id === id);
    if (entry === undefined || entry.state === 'confirmed') return { is: 'accepted' };
    if (entry.state === 'refused' && entry.problem !== undefined) return { is: 'refused', problem: entry.problem };
    return { is: entry.state === 'waiting' && entry.tried === undefined ? 'held' : 'under-way' };
  }

  /** Sends what waits to be taken back once its time is over. */
  protected async comeBackForHeld(): Promise<void> {
    clearTimeout(this.nextHeld);
    const now = this.around.now();
    const until = await this.outbox.heldUntil(now);
    if (until === undefined) return;
    this.nextHeld = setTimeout(() => {
      if (this.around.reachable()) void this.drain();
    }, until - now);
  }

  /** Ends what this tab would do later. */
  close(): void {
    clearTimeout(this.nextHeld);
  }

  /** The person has seen why these were refused. */
  async see(ids: readonly string[]): Promise<void> {
    await this.outbox.see(ids);
    await this.readOutbox();
    this.tell();
  }

  /** Reads from the database what waits and what was answered: at the start, and when it changed. */
  protected abstract readOutbox(): Promise<void>;

  /** What the device says of itself along with its commands. */
  protected abstract report(): Promise<DeviceReport | undefined>;

  /** What goes over the line once the commands are through. */
  protected async sendMore(): Promise<void> {}

  protected tell(): void {
    for (const follower of this.followers) follower();
  }

  /** What to tell whoever made a command: refused, or accepted as far as is known here. */
  protected outcomeOf(id: string): Outcome {
    const entry = this.entriesNow.find((one) => one.id === id);
    if (entry?.state !== 'refused' || entry.problem === undefined)
      return { id, status: 'accepted', seq: entry?.seq ?? null };
    // If that cannot be written down, it is shown once more: no harm.
    void this.see([id]).catch(() => undefined);
    return { id, status: 'refused', problem: entry.problem };
  }

  /** Waits until the server has answered them all, or patience ends. */
  protected settled(ids: ReadonlySet<string>): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        leave();
        resolve();
      };
      const timer = setTimeout(done, PATIENCE_MS);
      const leave = this.follow(() => {
        if (
          this.entriesNow.every(
            ({ id, state, problem }) => !ids.has(id) || state !== 'waiting' || problem !== undefined,
          )
        )
          done();
      });
    });
  }

  /** Sends commands that can travel together, and notes the server's words. @throws NoAnswer, Refused */
  protected async sendRun(waiting: readonly OutboxEntry[]): Promise<void> {
    const run = await this.outbox.claim(waiting);
    if (run.length === 0) return;
    const [certificates, report] = await Promise.all([this.around.certificates(), this.report()]);
    const { answers, notTaken } = await send(run, {
      county: this.county,
      certificates,
      report,
      waiting: signatureEnds(await this.outbox.waiting()),
      ask: this.around.ask,
    });
    const unheard = run.flatMap(({ id, state }): [string, Answered][] =>
      notTaken.has(id) ? [[id, { state, seq: undefined, problem: notTaken.get(id) }]] : [],
    );
    await this.outbox.note(new Map([...answers, ...unheard]), this.around.now());
    await this.readOutbox();
    this.tell();
  }

  /** What is signed travels under anybody's session; what is not only under that of whoever made it, and waits for them. */
  private async mayTravel([first]: readonly OutboxEntry[]): Promise<boolean> {
    return first?.proof !== undefined || first?.by === (await this.around.speaker()).person;
  }

  /** Lets go of what was attached to records that were not kept. */
  protected async dropAttachments(commands: Iterable<string>): Promise<void> {
    for (const command of commands) await this.attachments.dropOf(command);
    await this.readHeld();
  }

  protected async readHeld(): Promise<void> {
    this.heldNow = await this.attachments.held();
  }

  private async sendAll(): Promise<void> {
    await this.outbox.eachRun(this.around.now, async (run) => {
      if (await this.mayTravel(run)) await this.sendRun(run);
    });
    await this.sendMore();
    const more = await this.attachments.sendNext();
    await this.readHeld();
    this.tell();
    // Records that were made meanwhile go first.
    if (more) void this.drain();
  }
}

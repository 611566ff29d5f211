import {
  offlineRefusal,
  settingsOf,
  signedText,
  type CopyNews,
  type DeviceReport,
  type Envelope,
  type Refusal,
  type Rules,
} from '@yangui/domain';
import type { DexieOptions } from 'dexie';
import type { CarriedOutbox, DailyPack } from '../carry/files.ts';
import type { Outcome } from '../command.ts';
import { worded } from '../problem.ts';
import type { WireProblem } from '../refused.ts';
import { CopyStore } from './copy-store.ts';
import { offlineStanding } from './offline-standing.ts';
import type { NewEntry, Proof } from './outbox-entry.ts';
import { readCopy } from './read-copy.ts';
import { Repeating } from './repeating.ts';
import { answeredBy, firstRun, signedOf } from './send.ts';
import { Sender, type Sending } from './sender.ts';
import { HeldDatabase } from './held-database.ts';
import { HeldView } from './held-view.ts';

/** What a device needs of the world around it. */
export interface Surroundings extends Sending {
  /** The rules of the modules that are worked with here: what decides, and what is kept. */
  readonly rules: Rules;
  /** What the device says of itself along with its commands. */
  readonly report: (here: HeldHere) => Promise<DeviceReport | undefined>;
  /** Where the database is, when not in this browser. */
  readonly storage?: DexieOptions;
}

const REVIEW_ASKED_EVERY_MS = 5 * 60_000;

/** Whose rows are held: a holder by its word, as a module declares it, and its id. */
export interface Holder {
  readonly by: string;
  readonly id: string;
}

/**
 * What one holder keeps on this device, a station or a driver: the confirmed rows, the outbox, and the view of both. Commands are
 * decided here at once; the server has the last word, and until then what they did is provisional.
 */
export class HeldHere extends Sender<Surroundings> {
  readonly view: HeldView;
  private readonly database: HeldDatabase;
  private readonly whose: Holder;
  private readonly copy: CopyStore;
  private sentAt: number | undefined;
  /** What happens while one answer is on its way is asked for by another: it may be newer than that answer. */
  private readonly refreshing: Repeating;
  private readonly closing: (() => void)[] = [];

  private constructor(county: string, whose: Holder, database: HeldDatabase, around: Surroundings) {
    super(county, nameOf(whose), database, around);
    this.database = database;
    this.whose = whose;
    this.view = new HeldView(around.rules, whose.by, county);
    this.copy = new CopyStore(around.rules, database, whose.by);
    this.refreshing = new Repeating(() => around.alone(`copy ${nameOf(whose)}`, () => this.takeCopy()));
  }

  /**
   * Opens what this device keeps of a holder.
   * @param database where that is, if not where the holder's name says
   */
  static async open(
    county: string,
    whose: Holder,
    around: Surroundings,
    database = new HeldDatabase(county, nameOf(whose), around.storage),
  ): Promise<HeldHere> {
    const here = new HeldHere(county, whose, database, around);
    await database.open();
    await here.readRows();
    await here.readOutbox();
    const watching = database.watch(
      () => here.readRows().then(() => here.tell()),
      () => here.readOutbox().then(() => here.tell()),
    );
    here.closing.push(watching);
    return here;
  }

  override close(): void {
    super.close();
    for (const end of this.closing.splice(0)) end();
    this.database.close();
  }

  get rules(): Rules {
    return this.around.rules;
  }

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

  /**
   * Takes commands of the person at the counter: decides them here, keeps those that pass, sends them. Waits a little
   * for the server's word while it can be reached; without it the device's own stands for now.
   * What only the device refuses is not kept: undefined asks the caller to hear the server, where that is possible.
   * @param holdMs how long they wait here first, so that they can be taken back; then nobody's word is waited for
   * @throws DeviceFull when nothing more can be kept
   */
  async post(envelopes: readonly Envelope[], holdMs = 0): Promise<readonly Outcome[] | undefined> {
    const { person: by, sign } = await this.around.speaker();
    const reachable = this.around.reachable();
    const refusals = await this.refusalsOf(envelopes, by, reachable);
    if (reachable && refusals.size > 0) return undefined;
    await this.dropAttachments(refusals.keys());
    const passed = envelopes.filter(({ id }) => !refusals.has(id));
    const held = holdMs > 0 && { heldUntil: this.around.now() + holdMs };
    const fresh = await Promise.all(
      passed.map(async (envelope) => ({
        ...newEntry(envelope, by, await sign?.(signedText(this.county, envelope))),
        ...held,
      })),
    );
    const kept = await this.outbox.add(fresh);
    this.entriesNow = [...this.entriesNow, ...kept];
    for (const entry of kept) this.view.add(entry);
    await this.readHeld();
    this.tell();
    // What never went over the line can still be taken back: nothing is tried before there is one.
    if (reachable) void this.drain();
    if (reachable && holdMs === 0) await this.settled(new Set(kept.map(({ id }) => id)));
    return envelopes.map(({ id }) => {
      const problem = refusals.get(id);
      return problem === undefined ? this.outcomeOf(id) : { id, status: 'refused', problem };
    });
  }

  /** As the server will: by the same rule, what takes two people waits. */
  protected override outcomeOf(id: string): Outcome {
    const outcome = super.outcomeOf(id);
    const entry = this.entriesNow.find((one) => one.id === id);
    const waits = entry && this.view.effectOf(entry).waits;
    return outcome.status === 'accepted' && waits !== undefined ? { ...outcome, waits } : outcome;
  }

  /** The purchases made here that will wait for the centre, and that the server has not heard of. */
  get unsentProposals(): readonly string[] {
    return this.view.overlaid.filter((entry) => this.view.effectOf(entry).waits !== undefined).map(({ id }) => id);
  }

  /** Brings the copy up to date with what is there when it is called. @throws NoAnswer, Refused */
  refresh(): Promise<void> {
    return this.refreshing.run();
  }

  /** What files for the county are sealed for, as the county last said it. */
  get countyKey(): string | undefined {
    return this.copy.head?.countyKey;
  }

  /** Everything the server has not answered, with its proofs, as an outbox that somebody else carries. What cannot be proved stays. */
  async toCarry(): Promise<CarriedOutbox> {
    const [certificates, report, entries] = [
      await this.around.certificates(),
      await this.report(),
      await this.outbox.claim(await this.outbox.waiting()),
    ];
    return {
      commands: entries.flatMap((entry) => signedOf(entry) ?? []),
      certificates,
      ...(report !== undefined && { report }),
    };
  }

  /**
   * Takes in a daily pack: what became of the commands made here, and the station's rows, where they are newer.
   * @returns whether the rows were
   */
  async takePack({ copy, outcomes }: DailyPack): Promise<boolean> {
    return this.around.alone(`copy ${nameOf(this.whose)}`, async () => {
      const own = new Set((await this.outbox.waiting()).map(({ id }) => id));
      const answers = new Map(outcomes.filter(({ id }) => own.has(id)).map((one) => [one.id, answeredBy(one)]));
      await this.outbox.note(answers, this.around.now());
      const newer = copy.seq >= (this.copy.head?.seq ?? 0);
      if (newer) await this.takeNews(this.rules.unpackCopy(copy));
      await this.readOutbox();
      this.tell();
      return newer;
    });
  }

  /** Decides each on top of those before it, without keeping any. */
  private async refusalsOf(
    envelopes: readonly Envelope[],
    by: string,
    reachable: boolean,
  ): Promise<ReadonlyMap<string, WireProblem>> {
    const refusals = new Map<string, WireProblem>();
    const before = this.entriesNow;
    for (const envelope of envelopes) {
      const limited = reachable ? undefined : this.limitOn(envelope, by);
      const no = limited ?? this.view.doubtOf({ envelope, by });
      if (no !== undefined) refusals.set(envelope.id, worded(this.rules.problems, no));
      else if (envelopes.length > 1) this.view.add({ ...newEntry(envelope, by, undefined), order: 0 });
    }
    if (envelopes.length > 1) this.view.setOutbox(before);
    return refusals;
  }

  /** Why the county lets nobody do this here while nobody is heard from. */
  private limitOn(envelope: Envelope, by: string): Refusal | undefined {
    const command = this.rules.bind(envelope, this.county, by);
    if ('refusal' in command) return undefined;
    const takenOn = command.takesOn();
    if (takenOn === undefined) return undefined;
    const sinceContactMs = this.around.now() - (this.copiedAt ?? 0);
    const standing = offlineStanding(this.view, this.whose.id, sinceContactMs);
    return offlineRefusal(settingsOf(this.view), standing, takenOn);
  }

  /** Once in a while asks what became of what a person at the centre decides. */
  protected override async sendMore(): Promise<void> {
    const before = this.around.now() - REVIEW_ASKED_EVERY_MS;
    const due = (await this.outbox.inReview()).filter(({ answeredAt }) => (answeredAt ?? 0) < before);
    if (due.length > 0) await this.sendRun(firstRun(due));
  }

  protected override report(): Promise<DeviceReport | undefined> {
    return this.around.report(this);
  }

  private async takeCopy(): Promise<void> {
    await this.copy.read();
    const [marks, report] = await Promise.all([this.outbox.marks(), this.report()]);
    const news = await readCopy(this.around, this.county, this.whose, { since: this.copy.head, marks, report });
    await this.takeNews(news);
    await this.outbox.forgetMarks(marks);
    await this.attachments.tidy();
    if (!news.continues) await this.startOver();
    await this.readOutbox();
    this.tell();
  }

  private async takeNews(news: CopyNews): Promise<void> {
    const receivedAt = this.around.now();
    await this.copy.take(news, receivedAt);
    this.view.standOn(this.copy.held, news.seq);
    await this.outbox.tidy(
      receivedAt,
      new Set(
        this.view
          .all('villager')
          .filter(({ erased }) => erased)
          .map(({ id }) => id),
      ),
    );
  }

  /** The server was put back from a backup: what it had confirmed to us may be lost there. */
  private async startOver(): Promise<void> {
    await this.outbox.sendAgain();
    await this.attachments.sendAgain();
    void this.drain();
  }

  /** Reads what the database has and this tab does not: at the start, and when another tab wrote. */
  private async readRows(): Promise<void> {
    if (!(await this.copy.read())) return;
    this.view.standOn(this.copy.held, this.copy.head?.seq ?? 0);
  }

  protected override async readOutbox(): Promise<void> {
    this.entriesNow = await this.outbox.current(this.view.seq);
    this.sentAt = await this.outbox.lastSentAt();
    await this.readHeld();
    this.view.setOutbox(this.entriesNow);
  }
}

/** What the device calls it: by this its database is known. A station went by its id before there were other holders. */
function nameOf({ by, id }: Holder): string {
  return by === 'station' ? id : `${by}-${id}`;
}

function newEntry(envelope: Envelope, by: string, proof: Proof | undefined): NewEntry {
  return {
    id: envelope.id,
    envelope,
    by,
    proof,
    state: 'waiting',
    seq: undefined,
    problem: undefined,
    answeredAt: undefined,
    seen: false,
  };
}

import { signedText, type DeviceReport, type Envelope, type Refusal } from '@yangui/domain';
import type { DexieOptions } from 'dexie';
import type { Outcome } from '../command.ts';
import { localProblem } from '../problem.ts';
import { Repeating } from '../held/repeating.ts';
import { Sender, type Sending } from '../held/sender.ts';
import { cursorOf } from '../held/read-copy.ts';
import { dayAsDone, drivenDay, toldCodes, type DrivenDay, type ToldCode } from './driven-day.ts';
import { refusalHere } from './judge-record.ts';
import { RoundDatabase, type KeptDay } from './round-database.ts';

const DAY_KEY = 'day';
/** How many of the last records are looked through for codes that were given: more than a day has stops. */
const LATEST = 500;

/** What a driver's phone needs of the world around it. */
export interface RoundSurroundings extends Sending {
  /** What the phone says of itself along with its records. */
  readonly report: (round: Round) => Promise<DeviceReport | undefined>;
  /** Where the database is, when not in this browser. */
  readonly storage?: DexieOptions;
}

/** A driver's day on their phone: kept to be read without network, with the records and photos that wait for the server's word. */
export class Round extends Sender<RoundSurroundings> {
  private readonly database: RoundDatabase;
  private readonly refreshing: Repeating;
  private kept: KeptDay | undefined;
  private sentAt: number | undefined;
  private toldNow: readonly ToldCode[] = [];
  private stopWatching: (() => void) | undefined;

  private constructor(county: string, person: string, around: RoundSurroundings) {
    const database = new RoundDatabase(county, person, around.storage);
    super(county, `drive ${person}`, database, around);
    this.database = database;
    this.refreshing = new Repeating(() => this.takeDay());
  }

  static async open(county: string, person: string, around: RoundSurroundings): Promise<Round> {
    const round = new Round(county, person, around);
    await round.database.open();
    await round.readOutbox();
    round.stopWatching = round.database.watch(
      () => Promise.resolve(),
      () => round.readOutbox().then(() => round.tell()),
    );
    return round;
  }

  override close(): void {
    super.close();
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

  /** When the server last answered to what was sent from here. */
  get lastSentAt(): number | undefined {
    return this.sentAt;
  }

  /** Whether a code was already given here for a handing over of this load: it proves no other. */
  codeTold(load: string, code: string): boolean {
    return this.toldNow.some((told) => told.load === load && told.code === code);
  }

  /**
   * Keeps what the driver records and sends it; waits a little for the server's word while it can be reached. Where it cannot,
   * what the rules refuse on this phone's own day is refused at once and not kept: the driver still stands at the stop.
   * @throws DeviceFull when nothing more can be kept
   */
  async post(envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
    const { person: by, sign } = await this.around.speaker();
    const reachable = this.around.reachable();
    const refused = reachable ? new Map<string, Refusal>() : await this.refusedHere(envelopes, by);
    const fresh = await Promise.all(
      envelopes
        .filter(({ id }) => !refused.has(id))
        .map(async (envelope) => {
          const proof = await sign?.(signedText(this.county, envelope));
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
          } as const;
        }),
    );
    this.entriesNow = [...this.entriesNow, ...(await this.outbox.add(fresh))];
    this.tell();
    // What never went over the line can still be taken back: nothing is tried before there is one.
    if (reachable) {
      void this.drain();
      await this.settled(new Set(envelopes.map(({ id }) => id)));
    }
    return envelopes.map(({ id }) => {
      const no = refused.get(id);
      return no === undefined
        ? this.outcomeOf(id)
        : { id, status: 'refused', problem: localProblem(no.code, no.details) };
    });
  }

  /** Reads the day from the server. @throws NoAnswer, Refused */
  refresh(): Promise<void> {
    return this.refreshing.run();
  }

  protected override report(): Promise<DeviceReport | undefined> {
    return this.around.report(this);
  }

  protected override async readOutbox(): Promise<void> {
    this.kept ??= await this.keptDay();
    this.entriesNow = await this.outbox.current(this.kept?.day.seq ?? 0);
    this.sentAt = await this.outbox.lastSentAt();
    await this.readHeld();
    this.toldNow = toldCodes(await this.outbox.latest(LATEST));
  }

  /** The day as it was kept, also by an earlier version of the app. */
  private async keptDay(): Promise<KeptDay | undefined> {
    const kept = await this.database.days.get(DAY_KEY);
    return kept && { ...kept, day: drivenDay.parse(kept.day) };
  }

  /** What the rules refuse on the day as it stands here; its photo is not needed. */
  private async refusedHere(envelopes: readonly Envelope[], person: string): Promise<ReadonlyMap<string, Refusal>> {
    const { day, county } = this;
    const found = new Map(
      envelopes.flatMap((envelope): [string, Refusal][] => {
        const no = day && refusalHere(day, envelope, { county, person });
        return no === undefined ? [] : [[envelope.id, no]];
      }),
    );
    await this.dropAttachments(found.keys());
    return found;
  }

  private async takeDay(): Promise<void> {
    const [marks, report] = await Promise.all([this.outbox.marks(), this.report()]);
    const asked = cursorOf(this.kept?.day, marks, report).toString();
    const day = await this.around.ask(
      `/api/counties/${this.county}/drive${asked === '' ? '' : `?${asked}`}`,
      drivenDay,
    );
    this.kept = { day, receivedAt: this.around.now() };
    await this.database.days.put(this.kept, DAY_KEY);
    await this.outbox.forgetMarks(marks);
    if (!day.continues) await this.startOver();
    await this.outbox.tidy(this.around.now(), new Set());
    await this.attachments.tidy();
    await this.readOutbox();
    this.tell();
  }

  /** The server was put back from a backup and lost what it had confirmed: all of it goes again. */
  private async startOver(): Promise<void> {
    await this.outbox.sendAgain();
    await this.attachments.sendAgain();
    void this.drain();
  }
}

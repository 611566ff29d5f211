import {
  fitOf,
  WorkingSet,
  type Kind,
  type CopiedPerson,
  type Draft,
  type Entities,
  type Fit,
  type HeldCopy,
  type Matter,
  type PersonClaim,
  type PrivateRef,
  type Posting,
  type Refusal,
  type Rules,
  type State,
} from '@yangui/domain';
import type { NewEntry, OutboxEntry } from './outbox-entry.ts';

/** What a command of this device does to the view, or why it can do nothing there. */
export interface Effect {
  readonly postings: readonly Posting[];
  /** `kind id` of every row it changed. */
  readonly touched: ReadonlySet<string>;
  /** Why it would be refused as things stand here. */
  readonly doubt: Refusal | undefined;
  /** Where it only comes to a proposal that waits for a second person: of what sort. */
  readonly waits?: Matter;
}

/** The journal number of what is in no journal yet: after all the others. */
export const NOT_YET = Number.MAX_SAFE_INTEGER;

const nothing: Effect = { postings: [], touched: new Set(), doubt: undefined };

/**
 * What the screens show: the holder's confirmed rows, with the effects of the commands the server has not answered
 * on top, by the same rules as the server's. A row that is not here is not there: a device knows its own holder's only.
 */
export class HeldView implements State {
  readonly rules: Rules;
  private readonly by: string;
  private readonly county: string;
  private set: WorkingSet;
  private readonly ownPeople = new Map<string, CopiedPerson>();
  private readonly applied = new Map<string, Effect>();
  private pending: readonly OutboxEntry[] = [];
  private provisional = new Set<string>();
  /** The confirmed rows below. */
  held: HeldCopy;
  /** The journal number up to which they go. */
  seq = 0;

  /** @param by the word for the holder whose rows they are */
  constructor(rules: Rules, by: string, county: string) {
    this.rules = rules;
    this.by = by;
    this.county = county;
    this.set = new WorkingSet(rules.kinds, rules.kinds);
    this.held = rules.emptyCopy();
  }

  /** Stands on confirmed rows from now on. */
  standOn(held: HeldCopy, seq: number): void {
    const { kinds, kindsHeldBy } = this.rules;
    this.set = new WorkingSet(kinds, kinds);
    for (const kind of kindsHeldBy(this.by)) this.load(held, kind);
    this.held = held;
    this.seq = seq;
    this.reapply();
  }

  /** Lays the outbox over the confirmed rows: what is unanswered, in review, or confirmed later than the rows go. */
  setOutbox(entries: readonly OutboxEntry[]): void {
    this.set.rollback();
    this.pending = entries;
    this.reapply();
  }

  /** One more command on top of the others. */
  add(entry: OutboxEntry): void {
    this.pending = [...this.pending, entry];
    this.apply(entry);
  }

  /** What a command would come to here and now. Changes nothing. */
  doubtOf(entry: Pick<NewEntry, 'envelope' | 'by'>): Refusal | undefined {
    const command = this.rules.bind(entry.envelope, this.county, entry.by);
    if ('refusal' in command) return command.refusal;
    const { decision } = this.rules.judge(this, command);
    return 'refusal' in decision ? decision.refusal : undefined;
  }

  get<K extends Kind>(kind: K, id: string): Entities[K] | undefined {
    return this.set.get(kind, id);
  }

  has(kind: Kind, id: string): boolean {
    return this.set.has(kind, id);
  }

  all<K extends Kind>(kind: K): readonly Entities[K][] {
    return this.set.all(kind);
  }

  fit([, id]: PrivateRef, claim: PersonClaim): Fit {
    return fitOf(this.person(id), claim);
  }

  kindsOf(id: string): readonly Kind[] {
    return this.set.kindsOf(id);
  }

  person(id: string): CopiedPerson | undefined {
    return this.ownPeople.get(id) ?? this.held.people.get(id);
  }

  /** What a person or place is called here. */
  nameOf(id: string): string | null {
    return this.person(id)?.name ?? this.held.names[id] ?? null;
  }

  /** Whether a row shows something that the server has not confirmed. */
  isProvisional(kind: Kind, id: string): boolean {
    return this.provisional.has(`${kind} ${id}`);
  }

  effectOf(entry: OutboxEntry): Effect {
    return this.applied.get(entry.id) ?? nothing;
  }

  /** The commands whose effects lie over the confirmed rows, in order. */
  get overlaid(): readonly OutboxEntry[] {
    return this.pending.filter((entry) => this.liesOver(entry));
  }

  private liesOver({ state, seq }: OutboxEntry): boolean {
    if (state === 'refused') return false;
    return state !== 'confirmed' || (seq ?? 0) > this.seq;
  }

  private load<K extends Kind>(held: HeldCopy, kind: K): void {
    const rows: ReadonlyMap<string, Entities[K]> = held.rows[kind];
    for (const [id, row] of rows) this.set.load(kind, id, row);
  }

  private reapply(): void {
    this.set.mark();
    this.applied.clear();
    this.ownPeople.clear();
    this.provisional = new Set();
    for (const entry of this.pending) if (this.liesOver(entry)) this.apply(entry);
  }

  private apply(entry: OutboxEntry): void {
    const effect = this.effectOrDoubt(entry);
    this.applied.set(entry.id, effect);
    for (const row of effect.touched) this.provisional.add(row);
  }

  /** A fault in a rule must not take the counter's screens away. */
  private effectOrDoubt(entry: OutboxEntry): Effect {
    try {
      return this.effect(entry);
    } catch (fault) {
      console.error(entry.envelope.type, fault);
      return { ...nothing, doubt: { code: 'internal', details: {} } };
    }
  }

  private effect({ envelope, by }: OutboxEntry): Effect {
    const { rules } = this;
    const command = rules.bind(envelope, this.county, by);
    if ('refusal' in command) return { ...nothing, doubt: command.refusal };
    const { decision } = rules.judge(this, command);
    if ('refusal' in decision) return { ...nothing, doubt: decision.refusal };
    const touched = new Set<string>();
    const draft = this.noting(touched);
    const recorded = { seq: NOT_YET, at: envelope.at, countsFrom: envelope.at, by };
    const postings = decision.events.flatMap((event) => rules.evolve(draft, event, recorded));
    const waits = decision.events.flatMap((event) => (event.type === 'ActProposed' ? [event.data.matter] : []))[0];
    if (waits !== undefined) return { postings, touched, doubt: undefined, waits };
    const { personal } = command;
    if (personal !== undefined && 'person' in personal) {
      const { person: id, name, phone = null, address = null } = personal;
      this.ownPeople.set(id, { id, name, phone, address });
    }
    return { postings, touched, doubt: undefined };
  }

  /** The working set, noting which rows are written. */
  private noting(touched: Set<string>): Draft {
    const { set } = this;
    return {
      get: (kind, id) => set.get(kind, id),
      has: (kind, id) => set.has(kind, id),
      all: (kind) => set.all(kind),
      fit: (person, claim) => this.fit(person, claim),
      kindsOf: (id) => set.kindsOf(id),
      put(kind, row) {
        touched.add(`${kind} ${row.id}`);
        set.put(kind, row);
      },
    };
  }
}

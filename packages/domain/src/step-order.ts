import { ruleOf, type EventTable } from './events.ts';
import {
  CLOCKS_APART,
  refuse,
  type AnyEvent,
  type Dated,
  type Dates,
  type Draft,
  type Entities,
  type EventOf,
  type EventType,
  type Instant,
  type Kind,
  type Recorded,
  type Refusal,
  type State,
} from './kernel/index.ts';
import type { KindTable } from './kinds.ts';

/** What the steps of a row are held against: how events change rows, and what each kind says of its dates. */
export interface Stepping {
  readonly events: EventTable;
  readonly kinds: KindTable;
}

/** Whether an event writes rows with dates. */
function isDated({ events, kinds }: Stepping, type: EventType): boolean {
  return ruleOf(events, type).writes.some((kind) => (kinds[kind]?.dates ?? null) !== null);
}

/** What an event changes. What it books is left out: balances have no dates, and no row follows from them. */
function foresee<T extends EventType>(
  events: EventTable,
  draft: Draft,
  { type, data }: EventOf<T>,
  recorded: Recorded,
): void {
  ruleOf(events, type).evolve(draft, data, recorded);
}

/** The journal number of what is only foreseen. */
const FORESEEN = Number.MAX_SAFE_INTEGER;

/**
 * Why events cannot have happened when their command says: a step would stand before the one it follows, by more than
 * {@link CLOCKS_APART}. Looked for in the rows as they would be, so that it holds for every command there is or will be, and a
 * record that comes late and is written between others is held against the one it comes after.
 */
export function stepRefusal(
  by: Stepping,
  state: State,
  events: readonly AnyEvent[],
  recorded: Omit<Recorded, 'seq'>,
): Refusal | undefined {
  if (!events.some(({ type }) => isDated(by, type))) return undefined;
  const foreseen = new Foreseen(state, by.kinds);
  for (const event of events) foresee(by.events, foreseen, event, { ...recorded, seq: FORESEEN });
  const stepAt = foreseen.latestStepBefore();
  return stepAt === undefined ? undefined : refuse('before-its-step', { at: recorded.at, stepAt }).refusal;
}

/** The county as it would be: reads what is, keeps what is written to itself. */
class Foreseen implements Draft {
  private readonly state: State;
  private readonly kinds: KindTable;
  private readonly written: { [K in Kind]?: Map<string, Entities[K]> } = {};
  private readonly early: Instant[] = [];

  constructor(state: State, kinds: KindTable) {
    this.state = state;
    this.kinds = kinds;
  }

  get<K extends Kind>(kind: K, id: string): Entities[K] | undefined {
    const rows: Map<string, Entities[K]> | undefined = this.written[kind];
    return rows?.get(id) ?? this.state.get(kind, id);
  }

  has(kind: Kind, id: string): boolean {
    return this.written[kind]?.has(id) === true || this.state.has(kind, id);
  }

  all<K extends Kind>(kind: K): readonly Entities[K][] {
    const rows: Map<string, Entities[K]> = this.written[kind] ?? new Map();
    const before = this.state.all(kind);
    const known = new Set(before.map(({ id }) => id));
    return [...before.map((row) => rows.get(row.id) ?? row), ...[...rows.values()].filter(({ id }) => !known.has(id))];
  }

  readonly kindsOf: State['kindsOf'] = (id) => this.state.kindsOf(id);

  readonly fit: State['fit'] = (person, claim) => this.state.fit(person, claim);

  put<K extends Kind>(kind: K, row: Entities[K]): void {
    const traits: { readonly dates: Dates<K> | null } | undefined = this.kinds[kind];
    const of = traits?.dates ?? null;
    if (of !== null) this.compare(of, row, () => (this.has(kind, row.id) ? this.get(kind, row.id) : undefined));
    let rows: Map<string, Entities[K]> | undefined = this.written[kind];
    if (rows === undefined) Object.assign(this.written, { [kind]: (rows = new Map()) });
    rows.set(row.id, row);
  }

  /** The latest moment that something written says it happened before, though it followed; undefined where nothing does. */
  latestStepBefore(): Instant | undefined {
    return this.early.length === 0 ? undefined : Math.max(...this.early);
  }

  private compare<K extends Kind>(of: Dates<K>, row: Entities[K], before: () => Entities[K] | undefined): void {
    if ('steps' in of) this.compareSteps(of.steps(row));
    if (!('moments' in of)) return;
    const was = before();
    const [then, now] = [was === undefined ? [] : of.moments(was), of.moments(row)];
    now.forEach((at, index) => {
      if (at === null || at === then[index]) return;
      this.hold(at, then[index] ?? null);
      for (const earlier of now.slice(0, index)) this.hold(at, earlier);
    });
  }

  private compareSteps(steps: readonly Dated[]): void {
    steps.forEach(({ at, seq }, index) => {
      if (seq !== FORESEEN) return;
      const followed = steps.slice(0, index).findLast((step, place) => step.mark !== steps[place - 1]?.mark);
      if (followed !== undefined) this.hold(at, followed.at);
    });
  }

  private hold(at: Instant, stepAt: Instant | null): void {
    if (stepAt !== null && at < stepAt - CLOCKS_APART) this.early.push(stepAt);
  }
}

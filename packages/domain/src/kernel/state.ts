import { Fault, invariant } from './fault.ts';
import {
  fitOf,
  type Fit,
  type KnownPerson,
  type NameOnlyData,
  type PersonClaim,
  type PrivateData,
  type PrivateRef,
} from './personal-data.ts';

/** What the county is made of: entity kind to row. Each module adds its own (declaration merging). */
export interface Entities {}

export type Kind = keyof Entities;

/** Points at one entity that a command needs before it can be decided. */
export type Ref = readonly [kind: Kind, id: string];

/** The part of the county a command sees while it is decided. */
export interface State {
  /**
   * The row, or undefined where there is none. Asking for what was not declared in `needs` is a fault, unless rows of its kind
   * are fetched when asked for.
   */
  get<K extends Kind>(kind: K, id: string): Entities[K] | undefined;
  /** Whether the row, or its absence, is known here, so that it can be asked for. */
  has(kind: Kind, id: string): boolean;
  /** Every row of a kind that is held whole, or fetched when asked for. Asking for all of another kind is a fault. */
  all<K extends Kind>(kind: K): readonly Entities[K][];
  /** Whether what was said of a person is what their private row says. Asking of somebody who was not declared in `people` is a fault. */
  fit(person: PrivateRef, claim: PersonClaim): Fit;
  /** The kinds of things that an id names in the county already, as far as that is known here. */
  kindsOf(id: string): readonly Kind[];
}

/** What `evolve` writes to: the same rows, and their successors. */
export interface Draft extends State {
  put<K extends Kind>(kind: K, row: Entities[K]): void;
}

type Rows = { readonly [K in Kind]: Map<string, Entities[K] | undefined> };
type Change = {
  readonly [K in Kind]: readonly [kind: K, id: string, before: Entities[K] | undefined, known: boolean];
}[Kind];

/** What was asked for and is not here yet: rows, and kinds of which all rows were asked for. */
export interface Asked {
  readonly rows: readonly Ref[];
  readonly whole: readonly Kind[];
}

/**
 * Rows of one county in memory: loaded, changed, and known to be absent.
 * A row is never edited in place: each change puts a new one, so that `rollback` can put the old one back.
 */
export class WorkingSet implements Draft {
  private readonly rows: Rows;
  private readonly byKind: readonly (readonly [Kind, ReadonlyMap<string, unknown>])[];
  private readonly dirty = new Map<Kind, Set<string>>();
  private undo: Change[] = [];
  private readonly complete: ReadonlySet<Kind>;
  private readonly whenAsked: ReadonlySet<Kind>;
  /** Kinds of which all rows were fetched because they were asked for, until the next `trim`. */
  private readonly fetchedWhole = new Set<Kind>();
  private asking = false;
  private readonly asked = { rows: new Map<string, Ref>(), whole: new Set<Kind>() };
  private readonly people = new Map<string, KnownPerson | undefined>();
  /** Kinds of things that ids name by the store's word, whose rows are not here. */
  private readonly named = new Map<string, Kind[]>();

  /**
   * @param kinds every entity kind there is, by the modules that are here
   * @param complete the kinds held whole, where a row not here is a row not there: all of them while a journal
   *   is replayed from its start, since what no event made does not exist
   * @param whenAsked the kinds of which `attempt` may ask for rows that are not here
   */
  constructor(kinds: readonly Kind[], complete: Iterable<Kind> = [], whenAsked: Iterable<Kind> = []) {
    this.whenAsked = new Set(whenAsked);
    // The one place where the list of kinds becomes the typed record of their maps.
    // oxlint-disable-next-line no-unsafe-type-assertion -- every kind gets a map of its own rows, and `kinds` are all of them
    this.rows = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as Rows;
    this.byKind = kinds.map((kind) => [kind, this.rows[kind]]);
    this.complete = new Set(complete);
  }

  get<K extends Kind>(kind: K, id: string): Entities[K] | undefined {
    const rows = this.rowsOf(kind);
    const row = rows.get(id);
    if (row !== undefined || this.isWhole(kind) || rows.has(id)) return row;
    if (!this.asking || !this.whenAsked.has(kind)) throw new Fault(`${kind} ${id} was read but not declared as needed`);
    this.asked.rows.set(`${kind} ${id}`, [kind, id]);
    return undefined;
  }

  put<K extends Kind>(kind: K, row: Entities[K]): void {
    const id = idOf(row);
    const rows = this.rowsOf(kind);
    const change: readonly [K, string, Entities[K] | undefined, boolean] = [kind, id, rows.get(id), rows.has(id)];
    // oxlint-disable-next-line no-unsafe-type-assertion -- a row of kind K is one of the changes
    this.undo.push(change as Change);
    rows.set(id, row);
    let ids = this.dirty.get(kind);
    if (ids === undefined) this.dirty.set(kind, (ids = new Set()));
    ids.add(id);
  }

  has(kind: Kind, id: string): boolean {
    return this.isWhole(kind) || this.rowsOf(kind).has(id);
  }

  /** Whoever works with some of the modules has the kinds of those. */
  private rowsOf<K extends Kind>(kind: K): Map<string, Entities[K] | undefined> {
    const rows: Map<string, Entities[K] | undefined> | undefined = this.rows[kind];
    invariant(rows !== undefined, `${kind} is a kind of no module that is here`);
    return rows;
  }

  private isWhole(kind: Kind): boolean {
    return this.complete.has(kind) || this.fetchedWhole.has(kind);
  }

  /**
   * Does something that may ask for rows of kinds that are fetched when asked for. Where one is not here, all that was done is
   * undone, and what is missing is named: whoever called fetches it and tries again.
   */
  attempt<T>(act: () => T): { readonly done: T } | { readonly missing: Asked } {
    this.mark();
    this.asking = true;
    try {
      const done = act();
      if (!this.misses) return { done };
      this.rollback();
    } catch (fault) {
      this.rollback();
      // What goes wrong on rows that are not here yet may be right once they are.
      if (!this.misses) throw fault;
    } finally {
      this.asking = false;
    }
    const missing = { rows: [...this.asked.rows.values()], whole: [...this.asked.whole] };
    this.asked.rows.clear();
    this.asked.whole.clear();
    return { missing };
  }

  private get misses(): boolean {
    return this.asked.rows.size + this.asked.whole.size > 0;
  }

  fit(person: PrivateRef, claim: PersonClaim): Fit {
    if (!this.hasPerson(person))
      throw new Fault(`the private row of ${person.join(' ')} was asked but not declared in people`);
    return fitOf(this.people.get(person.join(' ')), claim);
  }

  kindsOf(id: string): readonly Kind[] {
    const found: Kind[] = [...(this.named.get(id) ?? [])];
    for (const [kind, rows] of this.byKind) if (rows.get(id) !== undefined) found.push(kind);
    return found;
  }

  /** Takes in the store's word that an id names a thing of a kind. */
  loadNamed(id: string, kind: Kind): void {
    const known = this.named.get(id);
    if (known === undefined) this.named.set(id, [kind]);
    else if (!known.includes(kind)) known.push(kind);
  }

  /** Whether somebody's private row, or its absence, is known here. */
  hasPerson(person: PrivateRef): boolean {
    return this.people.has(person.join(' '));
  }

  /** Takes in somebody's private row as the store has it, or undefined where it has none. */
  loadPerson(person: PrivateRef, row: KnownPerson | undefined): void {
    this.people.set(person.join(' '), row);
  }

  /** Whose private rows of a kind are known here, and what they say; undefined of one that is empty. */
  peopleKnown(kind: PrivateRef[0]): ReadonlyMap<string, KnownPerson | undefined> {
    const begins = `${kind} `;
    return new Map(
      [...this.people].flatMap(([ref, known]) => (ref.startsWith(begins) ? [[ref.slice(begins.length), known]] : [])),
    );
  }

  /** What is left of a private row of which the name alone is kept; undefined where there is no name. */
  nameOnly({ kind, nameOnly }: NameOnlyData): KnownPerson | undefined {
    if (!this.hasPerson([kind, nameOnly]))
      throw new Fault(`the private row of ${kind} ${nameOnly} was not declared in people`);
    const { name = null } = this.people.get(`${kind} ${nameOnly}`) ?? {};
    return name === null ? undefined : { name, phone: null };
  }

  /** Takes in what an accepted command writes to a private row, which may not be saved yet. */
  remember(data: PrivateData | undefined): void {
    if (data === undefined || 'payee' in data || data.kind === 'payee') return;
    if ('nameOnly' in data) this.people.set(`${data.kind} ${data.nameOnly}`, this.nameOnly(data));
    else if ('erased' in data) this.people.set(`${data.kind} ${data.erased}`, undefined);
    else this.people.set(`${data.kind} ${data.person}`, { name: data.name, phone: data.phone ?? null });
  }

  /** Lets go of the rows of the kinds that are not always held whole. They must have been saved. */
  trim(): void {
    for (const kind of this.dirty.keys()) invariant(this.dirty.get(kind)?.size === 0, `${kind} has unsaved rows`);
    for (const [kind, rows] of Object.entries(this.rows)) if (!isIn(this.complete, kind)) rows.clear();
    this.fetchedWhole.clear();
    this.people.clear();
    this.named.clear();
  }

  /** Takes in what the store answered: the row, or undefined where it has none. */
  load<K extends Kind>(kind: K, id: string, row: Entities[K] | undefined): void {
    const rows: Map<string, Entities[K] | undefined> = this.rows[kind];
    rows.set(id, row);
  }

  /** Takes in that the store has no other rows of a kind than those here. */
  loadedWhole(kind: Kind): void {
    this.fetchedWhole.add(kind);
  }

  /** Draws the line that the next `rollback` goes back to. */
  mark(): void {
    this.undo = [];
  }

  /** Undoes every `put` since `mark`. Ids stay dirty: saving a row as it was changes nothing. */
  rollback(): void {
    for (const [kind, id, before, known] of this.undo.toReversed()) {
      const rows: Map<string, Entities[typeof kind] | undefined> = this.rows[kind];
      if (known) rows.set(id, before);
      else rows.delete(id);
    }
    this.undo = [];
  }

  /** Hands over the rows changed since the last call, by kind, and forgets that they were changed. */
  takeChanges(): ReadonlyMap<Kind, readonly Entities[Kind][]> {
    const changes = new Map<Kind, Entities[Kind][]>();
    for (const [kind, ids] of this.dirty) {
      const rows: Map<string, Entities[Kind] | undefined> = this.rows[kind];
      const changed = [...ids].map((id) => rows.get(id)).filter((row) => row !== undefined);
      if (changed.length > 0) changes.set(kind, changed);
    }
    this.dirty.clear();
    this.undo = [];
    return changes;
  }

  all<K extends Kind>(kind: K): Entities[K][] {
    if (!this.isWhole(kind)) {
      if (!this.asking || !this.whenAsked.has(kind))
        throw new Fault(`all of ${kind} was read, but it is not held whole`);
      this.asked.whole.add(kind);
    }
    const rows = this.rowsOf(kind);
    return [...rows.values()].filter((row) => row !== undefined);
  }

  /** How many rows `trim` would let go of, for whoever bounds the memory. */
  get trimmable(): number {
    return Object.entries(this.rows).reduce(
      (sum, [kind, rows]) => (isIn(this.complete, kind) ? sum : sum + rows.size),
      this.people.size + this.named.size,
    );
  }
}

function isIn(set: ReadonlySet<string>, word: string): boolean {
  return set.has(word);
}

/** The id under which a row is kept. */
export function idOf(row: Entities[Kind]): string {
  return row.id;
}

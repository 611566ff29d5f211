import type { AttachmentRule } from './attachment-rule.ts';
import type { CommandKind } from './command.ts';
import type { EventRules, EventType } from './event.ts';
import type { HeldKinds, HolderRule } from './holding.ts';
import type { AccountHead, Payable, PayRun } from './payable.ts';
import type { Problem } from './problem.ts';
import type { Retention } from './retention.ts';
import type { Entities, Kind } from './state.ts';
import type { Instant } from './time.ts';

/** A step in a row's history. What changed hands or stage (`mark`) came before what follows it; a note in between did not. */
export interface Dated {
  readonly at: Instant;
  readonly mark: string;
  readonly seq: number;
}

/** What a row says of when things happened to it: its steps in order, the moments of its life in their order, or both. */
export type Dates<K extends Kind> = Steps<K> | Moments<K> | (Steps<K> & Moments<K>);

interface Steps<K extends Kind> {
  readonly steps: (row: Entities[K]) => readonly Dated[];
}

interface Moments<K extends Kind> {
  readonly moments: (row: Entities[K]) => readonly (Instant | null)[];
}

/** What is true of a kind of row wherever it is kept. */
export interface KindTraits {
  /** A county has few of them: all are held in memory while it works. */
  readonly heldWhole: boolean;
  /**
   * Its rows are fetched when a rule asks for them, one or all, without being declared in `needs`: what a command books to
   * follows only from deciding it. A county may have any number of them.
   */
  readonly whenAsked?: true;
  /** The field that says whose a row is: what reads and commands of reach `own` are limited by. */
  readonly owner?: string;
}

/** A part of the county that is built by itself: what it adds to everything that is central. */
export interface Module {
  readonly name: string;
  /** What its rules refuse, beside what those of the modules that it knows do. */
  readonly problems: Readonly<Record<string, Problem>>;
  readonly kinds: {
    readonly [K in Kind]?: KindTraits & {
      readonly owner?: keyof Entities[K] & string;
      /** Null where it has no dates, or where its dates are no steps. */
      readonly dates: Dates<K> | null;
    };
  };
  readonly events: Partial<EventRules<EventType>>;
  readonly commands: readonly CommandKind[];
  /** What it keeps about people, and for how long. */
  readonly keeps?: readonly Retention[];
  /** Who may keep rows on a device, by the word for them. */
  readonly holders?: Readonly<Record<string, HolderRule>>;
  /** What holders keep of the rows that it knows, by the holder's word. */
  readonly held?: Readonly<Record<string, HeldKinds>>;
  /** The accounts that it books to beside those of the modules it knows, by their heads. */
  readonly accounts?: Readonly<Record<string, AccountHead>>;
  /** What settlements pay of it, by name: the ledger pays what it is told. */
  readonly payables?: Readonly<Record<string, Payable>>;
  /** What is paid together, by name. */
  readonly payRuns?: Readonly<Record<string, PayRun>>;
  /** What can be attached to its rows, by the name of the kind. */
  readonly attachments?: Readonly<Record<string, AttachmentRule>>;
}

/** Declares a module: its manifest, from which every central list follows. */
// @__NO_SIDE_EFFECTS__
export function defineModule<const M extends Module>(module: M): M {
  return module;
}

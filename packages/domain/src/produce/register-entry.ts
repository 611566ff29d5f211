import * as z from 'zod/mini';
import {
  businessDay,
  id,
  invariant,
  type Draft,
  type EventRules,
  type Instant,
  type Place,
  type Retention,
} from '../kernel/index.ts';
import { villagerRetention } from '../purchasing/index.ts';
import { householdStages, sizeHundredths, type Grown, type HouseholdStage } from './household.ts';

/** What an entry of the register lives by: it raises or grows, it deals, it sells online; one may do all three. */
export const trades = ['raising', 'dealer', 'online'] as const;
export type Trade = (typeof trades)[number];

export const entryStages = [...householdStages, 'joined', 'erased'] as const;
export type EntryStage = (typeof entryStages)[number];

/** What the register knows of an entry, whoever it is. */
export interface Registered {
  readonly trades: readonly Trade[];
  /** Whether somebody founded it who came home to the county. */
  readonly returnee: boolean;
  /** The year or the month in which it was founded: `2018`, `2018-04`. */
  readonly founded: string | null;
}

/**
 * An entry of the county's industry register. A household of the network is one, under its own id; others are known to the county by
 * this alone, and what they are called stands in a private row.
 */
export interface RegisterEntry extends Registered {
  readonly id: string;
  /** The household of the network that it is, or came to be; null where it is none. */
  readonly household: string | null;
  readonly village: Place;
  readonly grows: readonly Grown[];
  /** `joined`: it turned out to be a household of the network, whose entry goes on. `erased`: they asked, and it stays so. */
  readonly stage: EntryStage;
  readonly importId: string | null;
  readonly amended: number;
  readonly enteredAt: Instant;
}

/** A sheet that was taken in: how many entries it brought, and on how many of them something hangs since. */
export interface RegisterImport {
  readonly id: string;
  readonly entries: number;
  /** Of its entries, those that were amended, erased or joined to a household since. */
  readonly touched: number;
  readonly by: string;
  readonly at: Instant;
  readonly undoneAt: Instant | null;
}

const tradesOnce = z.array(z.enum(trades)).check(
  z.minLength(1, { error: 'trades-missing' }),
  z.refine((all) => new Set(all).size === all.length, { error: 'trades-missing' }),
);

export const registered = {
  trades: tradesOnce,
  returnee: z.boolean(),
  founded: z.nullable(z.string().check(z.regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/, { error: 'founded-invalid' }))),
};
export const grown = z
  .array(z.object({ commodity: id, sizeHundredths }))
  .check(z.maxLength(30, { error: 'grows-too-many' }));

export interface EntryMade extends Registered {
  readonly entry: string;
  readonly village: Place;
  readonly grows: readonly Grown[];
  readonly importId: string | null;
}

export interface EntryAmended extends Registered {
  readonly entry: string;
  /** What is its own to say; null where it is a household of the network, which says it of itself. */
  readonly own: { readonly grows: readonly Grown[]; readonly stage: HouseholdStage } | null;
}

export interface EntryJoined {
  readonly entry: string;
  readonly household: string;
}

declare module '../kernel/state.ts' {
  interface Entities {
    registerEntry: RegisterEntry;
    registerImport: RegisterImport;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    EntryMade: EntryMade;
    EntryAmended: EntryAmended;
    EntryErased: { readonly entry: string };
    EntryJoined: EntryJoined;
    RegisterImportUndone: { readonly importId: string };
  }
}

/** What was said of an entry goes when whoever it is about asks (个人信息保护法 §47). */
export const entryRetention: Retention = { ...villagerRetention, of: 'register-entry' };

/** Whether a founding lies ahead of a moment. */
export function isAhead(founded: string | null, at: Instant): boolean {
  return founded !== null && founded > businessDay(at).slice(0, founded.length);
}

function entryIn(draft: Draft, id: string): RegisterEntry {
  const row = draft.get('registerEntry', id);
  invariant(row !== undefined, `entry ${id} is not there to change`);
  return row;
}

/** Writes an entry that changed by itself, and notes in the sheet that brought it that something hangs on it. */
function touch(draft: Draft, before: RegisterEntry, changed: Partial<RegisterEntry>): void {
  draft.put('registerEntry', { ...before, ...changed, amended: before.amended + 1 });
  const sheet = before.importId === null ? undefined : draft.get('registerImport', before.importId);
  if (sheet !== undefined && before.amended === 0)
    draft.put('registerImport', { ...sheet, touched: sheet.touched + 1 });
}

type EntryEvent = 'EntryMade' | 'EntryAmended' | 'EntryErased' | 'EntryJoined' | 'RegisterImportUndone';

export const registerEvents: EventRules<EntryEvent> = {
  EntryMade: {
    writes: ['registerEntry', 'registerImport'],
    evolve(draft, { entry: id, importId, ...made }, { at, by }) {
      draft.put('registerEntry', {
        id,
        ...made,
        importId,
        household: null,
        stage: 'active',
        amended: 0,
        enteredAt: at,
      });
      if (importId === null) return;
      const sheet = draft.get('registerImport', importId) ?? {
        id: importId,
        entries: 0,
        touched: 0,
        by,
        at,
        undoneAt: null,
      };
      draft.put('registerImport', { ...sheet, entries: sheet.entries + 1 });
    },
  },
  EntryAmended: {
    writes: ['registerEntry', 'registerImport'],
    evolve: (draft, { entry, own, ...said }) => touch(draft, entryIn(draft, entry), { ...said, ...own }),
  },
  EntryErased: {
    writes: ['registerEntry', 'registerImport'],
    evolve: (draft, { entry }) => touch(draft, entryIn(draft, entry), { stage: 'erased' }),
  },
  EntryJoined: {
    writes: ['registerEntry', 'registerImport'],
    evolve(draft, { entry, household }) {
      const [before, stays] = [entryIn(draft, entry), entryIn(draft, household)];
      touch(draft, before, { household, stage: 'joined' });
      draft.put('registerEntry', {
        ...stays,
        trades: trades.filter((one) => before.trades.includes(one) || stays.trades.includes(one)),
        returnee: before.returnee || stays.returnee,
        founded: stays.founded ?? before.founded,
        amended: stays.amended + 1,
      });
    },
  },
  RegisterImportUndone: {
    writes: ['registerImport'],
    evolve(draft, { importId }, { at }) {
      const sheet = draft.get('registerImport', importId);
      if (sheet !== undefined) draft.put('registerImport', { ...sheet, undoneAt: at });
    },
  },
};

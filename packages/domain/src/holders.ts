import { modules } from './county.ts';
import {
  invariant,
  type Held,
  type HeldKinds,
  type HolderRule,
  type Kind,
  type Module,
  type Way,
} from './kernel/index.ts';
import { kinds } from './kinds.ts';

const all: readonly Module[] = modules;

/** Who may keep rows on a device, by the word for them, as the modules say. */
export const holders: ReadonlyMap<string, HolderRule> = new Map(
  all.flatMap(({ holders: own = {} }) => Object.entries(own)),
);

const held: ReadonlyMap<string, HeldKinds> = new Map([...holders.keys()].map((word) => [word, keptBy(word)]));

function keptBy(word: string): HeldKinds {
  const parts = all.flatMap(({ held: by = {} }) => by[word] ?? []);
  const together: Record<string, Part> = {};
  for (const [kind, part] of parts.flatMap((one): [string, Part][] => Object.entries(one))) {
    const first = together[kind];
    together[kind] = first === undefined ? part : withWaysOf(first, part, `${kind} of a ${word}`);
  }
  return together;
}

/** What of one kind a module says, whichever kind that is. */
type Part = NonNullable<HeldKinds[Kind]>;

/** A second module may know more ways for rows of a kind to belong; how they are told and shown is the first one's. */
function withWaysOf(first: Part, { told, ways, ...more }: Part, what: string): Part {
  invariant(told === first.told && Object.keys(more).length === 0, `one module says how ${what} are told and shown`);
  return Object.assign({}, first, { ways: [...first.ways, ...ways] });
}

/** Where under its county a holder's copy is asked for: a person asks for their own alone. */
export function copyAddress(word: string): `/copies/${string}` {
  return holders.get(word)?.is === 'member' ? `/copies/${word}` : `/copies/${word}/:holder`;
}

/** What a holder keeps, by kind of row. */
export function heldBy(word: string): HeldKinds {
  const found = held.get(word);
  invariant(found !== undefined, `no module has a holder called ${word}`);
  return found;
}

/** The kinds that a holder keeps, each after those that decide about its rows. */
export function kindsHeldBy(word: string): readonly Kind[] {
  const of = heldBy(word);
  return kinds.filter((kind) => of[kind] !== undefined).toSorted((one, other) => levelOf(of, one) - levelOf(of, other));
}

/** After how many others a way can be gone: none where it asks for no held rows. */
export function wayLevel<K extends Kind>(of: HeldKinds, kind: K, way: Way<K>): number {
  if (way.with === undefined) return 0;
  return 1 + Math.max(...way.with.map((other) => (other === kind ? 0 : levelOf(of, other))));
}

function levelOf<K extends Kind>(of: HeldKinds, kind: K): number {
  const held: Held<K> | undefined = of[kind];
  return Math.max(0, ...(held?.ways ?? []).map((way) => wayLevel(of, kind, way)));
}

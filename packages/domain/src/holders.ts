import {
  invariant,
  type Held,
  type HeldKinds,
  type HolderRule,
  type Keeping,
  type Kind,
  type Module,
  type Way,
} from './kernel/index.ts';
import { kindsIn, type KindTable } from './kinds.ts';

/** Who may keep rows on a device, by the word for them, as some modules say. */
export function holdersOf(modules: readonly Module[]): ReadonlyMap<string, HolderRule> {
  return new Map(modules.flatMap(({ holders: own = {} }) => Object.entries(own)));
}

/** What each holder keeps of the rows of some modules, by kind of row. */
export function keepingOf(modules: readonly Module[], table: KindTable): Keeping {
  const kinds = kindsIn(table);
  const held: ReadonlyMap<string, HeldKinds> = new Map(
    [...holdersOf(modules).keys()].map((word) => [word, keptBy(modules, word)]),
  );
  const heldBy = (word: string): HeldKinds => {
    const found = held.get(word);
    invariant(found !== undefined, `no module has a holder called ${word}`);
    return found;
  };
  return {
    kinds,
    heldBy,
    kindsHeldBy: (word) => {
      const of = heldBy(word);
      return kinds
        .filter((kind) => of[kind] !== undefined)
        .toSorted((one, other) => levelOf(of, one) - levelOf(of, other));
    },
  };
}

function keptBy(all: readonly Module[], word: string): HeldKinds {
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
export function copyAddressOf(word: string, rule: HolderRule | undefined): `/copies/${string}` {
  return rule?.is === 'member' ? `/copies/${word}` : `/copies/${word}/:holder`;
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

import { modules, together } from './county.ts';
import type { Kind, KindTraits, Ref, State } from './kernel/index.ts';

/** Every kind of entity there is, and how it is kept. A kind that no module lists does not compile. */
export const entityKinds = together('kinds') satisfies Readonly<Record<Kind, KindTraits>>;

/** Them all, in the order of their modules, in which their rows are saved. */
export const kinds: readonly Kind[] = Object.keys(entityKinds).filter((word): word is Kind => word in entityKinds);

/** The field that says whose a row of a kind is; undefined where rows of the kind are nobody's own. */
export function ownerField(kind: Kind): string | undefined {
  const { owner }: KindTraits = entityKinds[kind];
  return owner;
}

/** Whose a row is: a person's or a guest's id. Undefined where it is nobody's, or not there. */
export function ownerOf(state: State, [kind, id]: Ref): string | undefined {
  const field = ownerField(kind);
  if (field === 'id') return id;
  const row: object = state.get(kind, id) ?? {};
  const owner: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
  return typeof owner === 'string' ? owner : undefined;
}

/** The name of the module that a kind of row is of. */
export function moduleOf(kind: Kind): string | undefined {
  return modules.find(({ kinds: own }) => kind in own)?.name;
}

import type { Kind, KindTraits, Module, Ref, State } from './kernel/index.ts';

/** The kinds of row of some modules, and how each is kept. */
export type KindTable = Module['kinds'];

/** The kinds that a table names, in its order. */
export function kindsIn(table: KindTable): readonly Kind[] {
  return Object.keys(table).filter((word): word is Kind => word in table);
}

/** The field that says whose a row of a kind is; undefined where rows of the kind are nobody's own. */
export function ownerFieldIn(table: KindTable, kind: Kind): string | undefined {
  const traits: KindTraits | undefined = table[kind];
  return traits?.owner;
}

/** Whose a row is: a person's or a guest's id. Undefined where it is nobody's, or not there. */
export function ownerIn(table: KindTable, state: State, [kind, id]: Ref): string | undefined {
  const field = ownerFieldIn(table, kind);
  if (field === 'id') return id;
  const row: object = state.get(kind, id) ?? {};
  const owner: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
  return typeof owner === 'string' ? owner : undefined;
}

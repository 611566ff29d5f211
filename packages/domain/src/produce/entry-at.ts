import { refuse, type Command, type Place, type Ref, type Refusal, type State } from '../kernel/index.ts';
import type { RegisterEntry } from './register-entry.ts';

/** Where a command about an entry of the register happens: in its village. */
export function villageOfEntry(
  state: State,
  { payload: { entry } }: Command<{ readonly entry: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('registerEntry', entry)?.village ?? refuse('entry-unknown', { entry });
}

/** The sheet that brought an entry: what is to be loaded with it. */
export function sheetOf(state: State, { entry }: { readonly entry: string }): readonly Ref[] {
  const importId = state.get('registerEntry', entry)?.importId ?? null;
  return importId === null ? [] : [['registerImport', importId]];
}

/** An entry that still stands in the register, or why it does not. */
export function standingEntry(state: State, entry: string): RegisterEntry | { readonly refusal: Refusal } {
  const row = state.get('registerEntry', entry);
  if (row === undefined) return refuse('entry-unknown', { entry });
  if (row.stage === 'joined') return refuse('entry-joined');
  if (row.stage === 'erased') return refuse('entry-erased');
  const sheet = row.importId === null ? undefined : state.get('registerImport', row.importId);
  return sheet?.undoneAt == null ? row : refuse('register-import-undone');
}

import type { Draft } from '../kernel/index.ts';
import { lotIn, type Lot, type TestHold } from './lot.ts';

type Standing = Pick<Lot, 'id' | 'stand' | 'testHold' | 'heldThrough'>;

/** Whether a lot may not be used for its own sake: then nothing that was made of it may. */
function isHeld({ stand, testHold }: Standing): boolean {
  return stand !== 'free' || testHold !== null;
}

/** Through which lots something made of these may not be used. */
export function heldOf(sources: readonly Standing[]): readonly string[] {
  const through = sources.flatMap((one) => [...one.heldThrough, ...(isHeld(one) ? [one.id] : [])]);
  return [...new Set(through)].toSorted();
}

/**
 * All that was made of a lot, over however many acts: fetched level by level on the server. A device goes as far as it knows: what
 * became of a lot elsewhere, it is told.
 */
function madeOf(draft: Draft, { madeInto }: Pick<Lot, 'madeInto'>): readonly Lot[] {
  const found = new Map<string, Lot>();
  let makings = madeInto;
  while (makings.length > 0) {
    const lots = makings
      .flatMap((id) => draft.get('lotMaking', id)?.outputs ?? [])
      .flatMap(({ lot }) => (found.has(lot) ? [] : (draft.get('lot', lot) ?? [])));
    for (const lot of lots) found.set(lot.id, lot);
    makings = [...new Set(lots.flatMap((lot) => lot.madeInto))];
  }
  return [...found.values()];
}

/** Writes a lot that came to be held, or free. Where it is the one and was the other, all that was made of it is told. */
export function keepFromUse(draft: Draft, lot: Lot): void {
  const wasHeld = isHeld(lotIn(draft, lot.id));
  draft.put('lot', lot);
  if (wasHeld === isHeld(lot)) return;
  for (const made of madeOf(draft, lot)) {
    const others = made.heldThrough.filter((id) => id !== lot.id);
    draft.put('lot', { ...made, heldThrough: wasHeld ? others : [...others, lot.id].toSorted() });
  }
}

/** Says what inspection says of a lot, and of all that was made of it. */
export function holdForTest(draft: Draft, lot: string, testHold: TestHold | null): void {
  const row = lotIn(draft, lot);
  if (row.testHold !== testHold) keepFromUse(draft, { ...row, testHold });
}

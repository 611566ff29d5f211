import type { Draft } from '../kernel/index.ts';
import { lotIn, type Lot, type TestHold } from './lot.ts';

type Standing = Pick<Lot, 'id' | 'stand' | 'testHold' | 'heldThrough'>;

/**
 * Whether a lot may not be used for its own sake: then nothing that was made of it may. Where only kin of it failed, what was made of it
 * is kin as well, and each waits for itself.
 */
function isHeld({ stand, testHold }: Standing): boolean {
  return stand !== 'free' || (testHold !== null && testHold !== 'kin-failed');
}

/** Through which lots something made of these may not be used. */
export function heldOf(sources: readonly Standing[]): readonly string[] {
  const through = sources.flatMap((one) => [...one.heldThrough, ...(isHeld(one) ? [one.id] : [])]);
  return [...new Set(through)].toSorted();
}

/**
 * All that was made of lots, over however many acts: fetched level by level on the server. A device goes as far as it knows: what
 * became of a lot elsewhere, it is told.
 */
function madeOf(draft: Draft, of: readonly Pick<Lot, 'madeInto'>[]): readonly Lot[] {
  const found = new Map<string, Lot>();
  let makings = [...new Set(of.flatMap(({ madeInto }) => madeInto))];
  while (makings.length > 0) {
    const lots = makings
      .flatMap((id) => draft.get('lotMaking', id)?.outputs ?? [])
      .flatMap(({ lot }) => (found.has(lot) ? [] : (draft.get('lot', lot) ?? [])));
    for (const lot of lots) found.set(lot.id, lot);
    makings = [...new Set(lots.flatMap((lot) => lot.madeInto))];
  }
  return [...found.values()];
}

/** All that a lot was made of, over however many acts. */
function sourcesOf(draft: Draft, lot: Lot): readonly Lot[] {
  const found = new Map<string, Lot>();
  let makings = lot.making === null ? [] : [lot.making];
  while (makings.length > 0) {
    const lots = makings
      .flatMap((id) => draft.get('lotMaking', id)?.inputs ?? [])
      .flatMap((one) => (found.has(one.lot) ? [] : (draft.get('lot', one.lot) ?? [])));
    for (const one of lots) found.set(one.id, one);
    makings = [...new Set(lots.flatMap(({ making }) => making ?? []))];
  }
  return [...found.values()];
}

/** What shares a source with a lot: the rest of all that it was made of, and what else was made of that; nothing that was made of the lot. */
export function kinOf(draft: Draft, id: string): readonly string[] {
  const lot = lotIn(draft, id);
  const own = new Set([id, ...madeOf(draft, [lot]).map((one) => one.id)]);
  const sources = sourcesOf(draft, lot);
  const kin = new Set([...sources, ...madeOf(draft, sources)].map((one) => one.id));
  return [...kin].filter((one) => !own.has(one)).toSorted();
}

/** The parts of a lot: what was made of it and of nothing else, over however many acts, and is of its commodity still. Dried is no part. */
export function partsOf(draft: Draft, id: string): readonly string[] {
  const { commodity, madeInto } = lotIn(draft, id);
  const parts: string[] = [];
  const makings = [...madeInto];
  for (let making = makings.pop(); making !== undefined; making = makings.pop()) {
    const row = draft.get('lotMaking', making);
    if (row === undefined || row.inputs.length > 1 || row.act === 'dry') continue;
    for (const { lot } of row.outputs) {
      const part = draft.get('lot', lot);
      if (part?.commodity !== commodity) continue;
      parts.push(lot);
      makings.push(...part.madeInto);
    }
  }
  return parts;
}

/** Writes a lot that came to be held, or free. Where it is the one and was the other, all that was made of it is told. */
export function keepFromUse(draft: Draft, lot: Lot): void {
  const wasHeld = isHeld(lotIn(draft, lot.id));
  draft.put('lot', lot);
  if (wasHeld === isHeld(lot)) return;
  for (const made of madeOf(draft, [lot])) {
    const others = made.heldThrough.filter((id) => id !== lot.id);
    draft.put('lot', { ...made, heldThrough: wasHeld ? others : [...others, lot.id].toSorted() });
  }
}

/** Says what inspection says of a lot, and of all that was made of it. */
export function holdForTest(draft: Draft, lot: string, testHold: TestHold | null): void {
  const row = lotIn(draft, lot);
  if (row.testHold !== testHold) keepFromUse(draft, { ...row, testHold });
}

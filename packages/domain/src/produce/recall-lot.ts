import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode, type State } from '../kernel/index.ts';
import { holdReasons, isThere, type Lot, type LotHolder } from './lot.ts';

/**
 * Calls a lot back: it is held, and with it all that was made of it, wherever that is; whoever holds any of it is told, and every
 * household that brought of what is in it, each once. Refused where it was called back before: who was told then stands on record.
 */
export const recallLot = defineCommand({
  type: 'recall-lot',
  capability: 'lots.hold',
  happened: true,
  payload: z.object({ lot: id, reason: z.enum(holdReasons) }),
  needs: ({ lot }) => [['lot', lot]],
  place: (_, { county }) => county,
  decide(state, { payload: { lot, reason } }) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot });
    if (!isThere(row)) return refuse('lot-gone', { code: shortCode(lot) });
    if (row.recalled !== null) return refuse('lot-recalled', { code: shortCode(lot) });
    const tickets = closure(row, (one) => sourcesOf(state, one)).flatMap(({ ticket }) => ticket ?? []);
    const made = closure(row, (one) => madeOf(state, one)).filter(({ stage }) => stage === 'in-stock');
    const holders = [...new Set(made.map(({ holder }) => holder))].toSorted();
    return accept(
      ...(row.stand === 'free' ? [{ type: 'LotJudged', data: { lot, stand: 'held', reason } } as const] : []),
      { type: 'LotRecalled', data: { lot, reason, tickets: tickets.toSorted(), holders } },
      ...holders.flatMap((holder) => calledBack(lot, holder)),
    );
  },
});

/** Whoever holds it for the county is told by name; the centre knows. */
function calledBack(lot: string, holder: LotHolder) {
  const of = (word: 'station' | 'van') => (holder.startsWith(`${word}:`) ? holder.slice(word.length + 1) : null);
  const [station, loop] = [of('station'), of('van')];
  return station === null && loop === null ? [] : [{ type: 'LotCalledBack', data: { lot, station, loop } } as const];
}

/** A lot with all that is found from it, one act after the other, each once. */
function closure(from: Lot, next: (lot: Lot) => readonly Lot[]): readonly Lot[] {
  const found = new Map([[from.id, from]]);
  let level: readonly Lot[] = [from];
  while (level.length > 0) {
    level = level.flatMap(next).filter(({ id: one }) => !found.has(one));
    for (const lot of level) found.set(lot.id, lot);
  }
  return [...found.values()];
}

function sourcesOf(state: State, { making }: Lot): readonly Lot[] {
  const inputs = making === null ? [] : (state.get('lotMaking', making)?.inputs ?? []);
  return inputs.flatMap(({ lot }) => state.get('lot', lot) ?? []);
}

function madeOf(state: State, { madeInto }: Lot): readonly Lot[] {
  const outputs = madeInto.flatMap((making) => state.get('lotMaking', making)?.outputs ?? []);
  return outputs.flatMap(({ lot }) => state.get('lot', lot) ?? []);
}

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode, type Refusal, type State } from '../kernel/index.ts';
import type { LotMaking } from './lot-making.ts';
import { onVanRefusal } from './lot-hands.ts';
import { placeOfLot } from './lot.ts';

/**
 * Takes back what was done with lots: what was taken lies there again, what was made of it never was, and both stay on record. Refused
 * where something was made of what it made, or that was moved, or held: that comes first. One who held it does not undo it so.
 */
export const undoMaking = defineCommand({
  type: 'undo-making',
  capability: 'lots.make',
  payload: z.object({ making: id }),
  needs: ({ making }) => [['lotMaking', making]],
  follows: (state, { making }) => {
    const row = state.get('lotMaking', making);
    return [...(row?.inputs ?? []), ...(row?.outputs ?? [])].map(({ lot }) => ['lot', lot] as const);
  },
  place(state, { county, payload: { making } }) {
    const row = state.get('lotMaking', making);
    if (row === undefined) return refuse('making-unknown', { making });
    const [lot] = [...row.outputs, ...row.inputs].flatMap(({ lot: one }) => state.get('lot', one) ?? []);
    return lot === undefined ? county : placeOfLot(lot, county);
  },
  decide(state, { payload: { making } }) {
    const row = state.get('lotMaking', making);
    if (row === undefined) return refuse('making-unknown', { making });
    if (row.undoneAt !== null) return refuse('making-undone', { code: shortCode(making) });
    const no = usedSince(state, row);
    return no === undefined ? accept({ type: 'LotMakingUndone', data: { making } }) : { refusal: no };
  },
});

/** What was done since with what an act made, or left; undefined where nothing was. */
function usedSince(
  state: State,
  { act, inputs, outputs, arrivedGrams, surplusGrams, madeSeq }: LotMaking,
): Refusal | undefined {
  const here = new Set<string>();
  for (const { lot } of inputs) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot }).refusal;
    const left = act === 'arrive' ? (arrivedGrams ?? 0) - surplusGrams : row.leftGrams;
    if (row.stage === 'undone' || row.leftGrams !== left)
      return refuse('making-used-further', { code: shortCode(lot) }).refusal;
    const away = onVanRefusal(row);
    if (away !== undefined && act !== 'arrive') return away;
    if (act === 'arrive' && row.steps.at(-1)?.seq !== madeSeq)
      return refuse('making-used-further', { code: shortCode(lot) }).refusal;
    here.add(row.holder);
  }
  for (const { lot, grams } of outputs) {
    const row = state.get('lot', lot);
    if (row === undefined) return refuse('lot-unknown', { lot }).refusal;
    const isFree = row.stand === 'free' && row.testHold === null && row.heldThrough.length === 0;
    const untouched = row.stage === 'in-stock' && isFree && row.leftGrams === grams;
    if (!untouched || !here.has(row.holder)) return refuse('making-used-further', { code: shortCode(lot) }).refusal;
  }
  return undefined;
}

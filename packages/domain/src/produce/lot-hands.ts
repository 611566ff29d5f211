import { refuse, shortCode, type Draft, type Recorded, type Refusal } from '../kernel/index.ts';
import { isMissing, isOnVan, lotIn, type Lot, type LotHolder, type LotStep, type LotStepName } from './lot.ts';

/** What changes hands how, and by whose loop. */
interface Passing {
  readonly step: LotStepName;
  readonly holder: LotHolder;
  readonly loop: string | null;
  readonly note?: string | null;
}

function stepOf({ leftGrams }: Lot, { step, holder, note = null }: Passing, { seq, at, by }: Recorded): LotStep {
  return { step, holder, grams: leftGrams, note, seq, at, by };
}

/** Passes a lot on to whoever has it then: for every event that hands it on. */
export function passLot(draft: Draft, id: string, to: Passing, recorded: Recorded): void {
  const row = lotIn(draft, id);
  draft.put('lot', { ...row, holder: to.holder, loop: to.loop, steps: [...row.steps, stepOf(row, to, recorded)] });
}

/**
 * Writes a hand down that was signed for before others and came to be known after them: who has the lot stays. It weighed then what
 * the next hand found by the books, whatever was lost or made of it since.
 */
export function insertLotStep(draft: Draft, id: string, to: Passing, before: number, recorded: Recorded): void {
  const row = lotIn(draft, id);
  const at = Math.max(0, before);
  const leftGrams = row.steps[at]?.grams ?? row.leftGrams;
  const steps = row.steps.toSpliced(at, 0, stepOf({ ...row, leftGrams }, to, recorded));
  draft.put('lot', { ...row, loop: to.loop, steps });
}

/** The station that has a lot, or had it before its van: null for one that came to be at the centre. */
export function stationHolding({ holder, station }: Pick<Lot, 'holder' | 'station'>): string | null {
  return holder.startsWith('station:') ? holder.slice('station:'.length) : station;
}

/** Why nothing can be done with a lot where it lies, since a driver has it: undefined where nobody does. */
export function onVanRefusal(lot: Pick<Lot, 'id' | 'holder' | 'steps'>): Refusal | undefined {
  return isOnVan(lot) && !isMissing(lot) ? refuse('lot-on-van', { code: shortCode(lot.id) }).refusal : undefined;
}

/** What stands on a lot's label: in bars and in letters; with the piece, where it is one of several. */
export function lotLabel(lot: string, piece?: number): string {
  return `LT${lot.slice(-12).toUpperCase()}${piece === undefined ? '' : `-${piece}`}`;
}

/** The lot's own label, of whichever of its pieces was scanned; undefined where it is no lot's label. */
export function lotLabelIn(scanned: string): string | undefined {
  return /^(LT[0-9A-F]{12})(-?[1-9][0-9]{0,5})?$/.exec(scanned.trim().toUpperCase())?.[1];
}

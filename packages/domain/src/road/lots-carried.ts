import { insertLotStep, isMissing, passLot, stationHolding, type Lot } from '../produce/index.ts';
import {
  invariant,
  refuse,
  shortCode,
  type Draft,
  type Instant,
  type Recorded,
  type Refusal,
} from '../kernel/index.ts';
import { stopsAt, type Loop } from '../loops/index.ts';

/** A lot's hands from the station where it came to be. */
function handsOf({ station, steps }: Lot): readonly { readonly step: string; readonly holder: string }[] {
  return station === null ? steps : [{ step: 'made', holder: `station:${station}` }, ...steps];
}

/** Where among a lot's steps it went further than the station that was the last to sign; -1 where every hand has signed. */
function unsignedAt(lot: Lot): number {
  const hands = handsOf(lot);
  const found = hands.findIndex(
    ({ step }, index) =>
      (step === 'arrived' || step === 'changed-van') && hands[index - 1]?.holder.startsWith('station:') === true,
  );
  return found < 0 ? -1 : found - (hands.length - lot.steps.length);
}

function onVanOf(lot: Lot, loop: Loop): boolean {
  return lot.steps.some(({ holder }) => holder === `van:${loop.id}`);
}

/**
 * Whether a driver's signature for a lot is still to come that has gone further by the record: to the centre, with their loop or as
 * nobody said by which; or, since their van broke down, onto the one that came for it.
 */
export function lotOwesSignature(lot: Lot, loop: Loop): boolean {
  if (unsignedAt(lot) < 0 || onVanOf(lot, loop)) return false;
  const came = lot.holder === 'centre' && (lot.loop === null || lot.loop === loop.id);
  return came || gaveUpLot(lot, loop);
}

/** Whether a lot that another van gave up, and that the centre has taken in, is still to be signed for by the one that took it over. */
export function lotOwesMove(lot: Lot, from: Loop, onto: Loop): boolean {
  if (lot.holder !== 'centre' || onVanOf(lot, onto)) return false;
  const known = lot.loop === null || lot.loop === from.id || lot.loop === onto.id;
  return known && (onVanOf(lot, from) || (unsignedAt(lot) >= 0 && gaveUpLot(lot, from)));
}

/** Whether a van that broke down may have had a lot that is its station's by the record. */
export function gaveUpLot({ station }: Pick<Lot, 'station'>, loop: Loop): boolean {
  return station !== null && loop.brokeDown !== null && stopsAt(loop, station);
}

/** Why a lot cannot go up from a station: undefined where it can. A held one may: to the centre, and to no buyer. */
export function takingLotRefusal(lot: Lot | undefined, id: string, loop: Loop, station: string): Refusal | undefined {
  if (lot === undefined) return refuse('lot-unknown', { lot: id }).refusal;
  const code = shortCode(id);
  const from = stationHolding(lot);
  if (from !== station) return refuse(from === null ? 'lot-elsewhere' : 'lot-for-other-station', { code }).refusal;
  if (lotOwesSignature(lot, loop)) return undefined;
  if (lot.stage !== 'in-stock') return refuse('lot-gone', { code }).refusal;
  // What was missing on its van and stands at its station after all was left behind.
  if (isMissing(lot) || lot.holder === `station:${station}`) return undefined;
  return refuse(lot.holder === 'centre' ? 'lot-at-centre' : 'lot-on-van', { code }).refusal;
}

/** A driver signs for a lot. A record that comes after another's, or the centre's, is written where it belongs. */
export function takeLot(draft: Draft, id: string, loop: string, recorded: Recorded): void {
  const to = { step: 'taken-up', holder: `van:${loop}`, loop } as const;
  const lot = draft.get('lot', id);
  const run = draft.get('loop', loop);
  if (lot === undefined || run === undefined || !lotOwesSignature(lot, run)) {
    passLot(draft, id, to, recorded);
    listLot(draft, id, loop);
    return;
  }
  const on = lot.loop ?? loop;
  insertLotStep(draft, id, { ...to, loop: on }, unsignedAt(lot), recorded);
  if (on === loop) listLot(draft, id, loop);
}

/** Another driver signs for a lot that the first one's van gave up. */
export function takeLotOver(
  draft: Draft,
  id: string,
  { from, loop, van }: { readonly from: string; readonly loop: string; readonly van: string },
  recorded: Recorded,
): void {
  const to = { step: 'changed-van', holder: `van:${loop}`, loop, note: van } as const;
  const lot = draft.get('lot', id);
  unlistLot(draft, id, from);
  listLot(draft, id, loop);
  if (lot?.holder !== 'centre') return passLot(draft, id, to, recorded);
  const before = lot.steps.findLastIndex(({ step }) => step === 'arrived');
  insertLotStep(draft, id, to, before, recorded);
}

/** Puts a lot among what a loop carried. */
export function listLot(draft: Draft, lot: string, id: string): void {
  const loop = loopIn(draft, id);
  if (!loop.lots.includes(lot)) draft.put('loop', { ...loop, lots: [...loop.lots, lot] });
}

/** Takes a lot from what a loop carried, where it is among it. */
export function unlistLot(draft: Draft, lot: string, id: string): void {
  const loop = loopIn(draft, id);
  if (loop.lots.includes(lot)) draft.put('loop', { ...loop, lots: loop.lots.filter((one) => one !== lot) });
}

/** When a driver took a lot up, where that is the last that happened to it. */
export function lotTakenAt({ steps }: Pick<Lot, 'steps'>): Instant | null {
  const last = steps.at(-1);
  return last?.step === 'taken-up' ? last.at : null;
}

function loopIn(draft: Draft, id: string): Loop {
  const loop = draft.get('loop', id);
  invariant(loop !== undefined, `loop ${id} is not there to change`);
  return loop;
}

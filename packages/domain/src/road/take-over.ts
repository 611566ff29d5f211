import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode, type Refusal, type State } from '../kernel/index.ts';
import { consignmentReadyTo } from '../consignments/index.ts';
import { consignmentOwesMove, gaveUp, parcelOwesMove } from './going-up.ts';
import { gaveUpLot, lotOwesMove } from './lots-carried.ts';
import { ownLoopReadyTo, placeOfDriver, settledRefusal, vehicleNameOf, type Loop } from '../loops/index.ts';
import { pieceOf } from '../parcels/index.ts';
import { upList, upRows } from './take-up.ts';

/**
 * Hands what a van took up at its stations to another van, where the first broke down: consignments, and parcels on their way
 * back. The driver who takes it over signs; the one who gives it is named with it. What by the record still waits at a stop of
 * the broken van is taken over all the same: that driver's own record comes when their phone has network. What the centre had
 * already taken in when the record came is noted with the driver's name and hour. What goes down changes vans by its load:
 * `move-load`.
 */
export const takeOver = defineCommand({
  type: 'take-over',
  capability: 'loops.drive',
  happened: true,
  crossing: true,
  payload: z.object({ from: id, loop: id, consignments: upList, parcels: upList, lots: z.optional(upList) }),
  needs: ({ from, loop, ...things }) => [...[from, loop].map((one) => ['loop', one] as const), ...upRows(things)],
  place: placeOfDriver,
  decide(state, { by, payload }) {
    const ready = ownLoopReadyTo('take-up', state, by, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    const from = state.get('loop', payload.from);
    if (from === undefined) return refuse('loop-unknown', { loop: payload.from });
    if (from.brokeDown === null || from.id === loop.id) return refuse('nothing-to-fetch');
    const settled = settledRefusal(state, from);
    if (settled !== undefined) return { refusal: settled };
    const [consignments, parcels] = [[...new Set(payload.consignments)], [...new Set(payload.parcels)]];
    const lots = [...new Set(payload.lots)];
    if (consignments.length + parcels.length + lots.length === 0) return refuse('no-parcels');
    const no =
      firstOf(lots, (one) => lotRefusal(state, one, from, loop)) ??
      firstOf(consignments, (one) => consignmentRefusal(state, one, from, loop)) ??
      firstOf(parcels, (one) => parcelRefusal(state, one, from, loop));
    if (no !== undefined) return { refusal: no };
    const unsigned = parcels
      .map((one) => state.get('parcel', one))
      .filter((parcel) => parcel !== undefined)
      .filter((parcel) => parcel.stage === 'at-station' && !parcelOwesMove(parcel, from, loop))
      .map(pieceOf);
    const between = {
      from: from.id,
      giver: from.driver,
      loop: loop.id,
      driver: loop.driver,
      van: vehicleNameOf(state, loop.vehicle),
    };
    return accept({
      type: 'TakenOver',
      data: {
        ...between,
        consignments,
        parcels,
        ...(unsigned.length > 0 && { unsigned }),
        ...(lots.length > 0 && { lots }),
      },
    });
  },
});

function firstOf(ids: readonly string[], refusal: (id: string) => Refusal | undefined): Refusal | undefined {
  for (const one of ids) {
    const no = refusal(one);
    if (no !== undefined) return no;
  }
  return undefined;
}

function consignmentRefusal(state: State, id: string, from: Loop, loop: Loop): Refusal | undefined {
  const row = state.get('consignment', id);
  if (
    row !== undefined &&
    (consignmentOwesMove(row, from, loop) || (row.stage === 'at-station' && gaveUp(from, row.station)))
  )
    return undefined;
  const ready = consignmentReadyTo('take-over', state, id);
  if ('refusal' in ready) return ready.refusal;
  return ready.consignment.loop === from.id ? undefined : refuse('consignment-unknown', { consignment: id }).refusal;
}

function lotRefusal(state: State, id: string, from: Loop, loop: Loop): Refusal | undefined {
  const row = state.get('lot', id);
  if (row === undefined) return refuse('lot-unknown', { lot: id }).refusal;
  if (lotOwesMove(row, from, loop)) return undefined;
  const code = shortCode(id);
  if (row.stage !== 'in-stock') return refuse('lot-gone', { code }).refusal;
  const waits = row.holder === `station:${row.station}` && gaveUpLot(row, from);
  return waits || row.holder === `van:${from.id}` ? undefined : refuse('lot-elsewhere', { code }).refusal;
}

function parcelRefusal(state: State, id: string, from: Loop, loop: Loop): Refusal | undefined {
  const row = state.get('parcel', id);
  if (row === undefined) return refuse('parcel-unknown', { parcel: id }).refusal;
  const onVan = row.stage === 'on-van' && row.holder === `van:${from.id}`;
  const waits = row.stage === 'at-station' && gaveUp(from, row.holder.slice('station:'.length));
  return onVan || waits || parcelOwesMove(row, from, loop)
    ? undefined
    : refuse('parcel-not-in-load', { number: row.number }).refusal;
}

import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, type Refusal, type State } from '../kernel/index.ts';
import { consignmentReadyTo } from '../consignments/index.ts';
import { consignmentOwesSignature, parcelOwesSignature } from './going-up.ts';
import { ownLoopReadyTo, placeOfDriver, stopsAt, vehicleNameOf, type Loop } from '../loops/index.ts';
import { takingLotRefusal } from './lots-carried.ts';
import { parcelReadyTo, MOST_PARCELS, type Parcel, pieceOf } from '../parcels/index.ts';

/** Things that change hands together; one of the two lists may be empty. */
export const upList = z.array(id).check(z.maxLength(MOST_PARCELS, { error: 'too-many-parcels' }));

/** The rows that things going up stand in. */
export function upRows({
  consignments,
  parcels,
  lots = [],
}: {
  readonly consignments: readonly string[];
  readonly parcels: readonly string[];
  readonly lots?: readonly string[] | undefined;
}) {
  return [
    ...lots.map((lot) => ['lot', lot] as const),
    ...consignments.map((consignment) => ['consignment', consignment] as const),
    ...parcels.map((parcel) => ['parcel', parcel] as const),
  ];
}

/**
 * Hands what goes up from a station to the van of a loop, lots of produce too, as the driver scans it: the driver signs, the station's partner is
 * named with it. What the centre, or the van that came for it, had already taken in when the record came is noted with the
 * driver's name and hour.
 */
export const takeUp = defineCommand({
  type: 'take-up',
  capability: 'loops.drive',
  happened: true,
  crossing: true,
  payload: z.object({ loop: id, station: id, consignments: upList, parcels: upList, lots: z.optional(upList) }),
  needs: ({ loop, ...things }) => [['loop', loop], ...upRows(things)],
  place: placeOfDriver,
  decide(state, { by, payload }) {
    const station = state.get('station', payload.station);
    if (station === undefined) return refuse('station-unknown', { station: payload.station });
    const ready = ownLoopReadyTo('take-up', state, by, payload.loop);
    if ('refusal' in ready) return ready;
    const { loop } = ready;
    if (!stopsAt(loop, station.id))
      return refuse('stop-not-on-loop', { vehicle: vehicleNameOf(state, loop.vehicle), station: station.name });
    const [consignments, parcels] = [[...new Set(payload.consignments)], [...new Set(payload.parcels)]];
    const lots = [...new Set(payload.lots)];
    if (consignments.length + parcels.length + lots.length === 0) return refuse('no-parcels');
    for (const lot of lots) {
      const no = takingLotRefusal(state.get('lot', lot), lot, loop, station.id);
      if (no !== undefined) return { refusal: no };
    }
    for (const consignment of consignments) {
      const no = consignmentRefusal(state, consignment, loop, station.id);
      if (no !== undefined) return { refusal: no };
    }
    const taken: Parcel[] = [];
    for (const asked of parcels) {
      const found = parcelToTake(state, asked, loop, station.id);
      if ('refusal' in found) return found;
      taken.push(found.parcel);
    }
    return accept({
      type: 'TakenUp',
      data: {
        loop: loop.id,
        station: station.id,
        partner: station.partner,
        driver: loop.driver,
        consignments,
        parcels: taken.map(pieceOf),
        ...(lots.length > 0 && { lots }),
      },
    });
  },
});

function consignmentRefusal(state: State, id: string, loop: Loop, station: string): Refusal | undefined {
  const row = state.get('consignment', id);
  const ready =
    row !== undefined && consignmentOwesSignature(row, loop)
      ? { consignment: row }
      : consignmentReadyTo('collect', state, id);
  if ('refusal' in ready) return ready.refusal;
  return ready.consignment.station === station ? undefined : refuse('consignment-unknown', { consignment: id }).refusal;
}

function parcelToTake(
  state: State,
  id: string,
  loop: Loop,
  station: string,
): { readonly parcel: Parcel } | { readonly refusal: Refusal } {
  const row = state.get('parcel', id);
  if (row !== undefined && parcelOwesSignature(row, loop)) return { parcel: row };
  const ready = parcelReadyTo('take-up', state, id);
  if ('refusal' in ready) return ready;
  const { number, holder } = ready.parcel;
  return holder === `station:${station}`
    ? ready
    : refuse('parcel-for-other-station', {
        number,
        station: state.get('station', ready.parcel.station)?.name ?? ready.parcel.station,
      });
}

import { useMessages } from '../i18n/index.tsx';
import { useCarrierName } from '../parcels/parcel-parts.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { useOrders } from '../sync/orders.ts';
import { useParcels } from '../sync/parcels.ts';
import { useGoodsText } from './order-parts.tsx';

/** How many things of one villager are looked through: nobody has more waiting. */
const MOST = '200';

/** Something that waits for a villager at the station. */
export interface WaitingThing {
  readonly id: string;
  readonly kind: 'order' | 'parcel';
  /** What they say to be handed it. */
  readonly code: string;
  readonly what: string;
  readonly stationName: string;
  /** Since when it is there. */
  readonly since: number | null;
}

/** What waits for a villager: parcels, and goods that came without one. Undefined while either is asked for. */
export function useWaitingFor(county: string, villager: string): readonly WaitingThing[] | undefined {
  const { words } = useMessages();
  const carrierName = useCarrierName();
  const goodsOf = useGoodsText();
  const orders = rowsOf(useOrders(county, { villager, stage: 'received', limit: MOST }));
  const parcels = rowsOf(useParcels(county, { villager, stage: 'at-station', limit: MOST }));
  if (orders === undefined || parcels === undefined) return undefined;
  return [
    ...parcels.map((row): WaitingThing => ({
      id: row.id,
      kind: 'parcel',
      code: row.code,
      // The end of the number tells parcels apart; all of it on a lost paper is nobody’s business.
      what: words.onHerPage.parcelOf(carrierName(row.carrier), row.number.slice(-4)),
      stationName: row.stationName,
      since: row.receivedAtStation,
    })),
    // What is in a parcel waits with it.
    ...orders
      .filter(({ parcel }) => parcel === null)
      .map((row): WaitingThing => ({
        id: row.id,
        kind: 'order',
        code: row.visitCode ?? row.code,
        what: goodsOf(row),
        stationName: row.stationName,
        since: row.receivedAt,
      })),
  ].toSorted((one, other) => (one.since ?? 0) - (other.since ?? 0));
}

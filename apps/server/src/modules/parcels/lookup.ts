import { guessCarrier, openParcelStages, ownNumber, tidyNumber, type ParcelStage } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';

interface ParcelHit {
  readonly id: string;
  readonly stage: ParcelStage;
  readonly station: string;
  readonly stationName: string;
  readonly trouble: boolean;
  readonly toLoad: { readonly weightGrams: number | null; readonly calledOff: boolean } | null;
}

interface OrderHit {
  readonly id: string;
  readonly station: string;
  readonly stationName: string;
}

/**
 * What is known of a number that somebody scanned: the parcel that goes by it and which station it is for, or the order
 * that waits for it. One number, asked exactly, and nothing personal: so it answers about other stations too, for that
 * is how a partner learns that a parcel came to the wrong village. An order's own code (six letters) finds it as well.
 */
export const parcelLookup: Query<'/parcel-lookup'> = async ({ pool, county, alsoWithin }, { number: typed }) => {
  const number = tidyNumber(typed);
  const parcels = await pool.query<ParcelHit>(
    `select t.id, t.stage, t.station, s.name as "stationName", t.trouble is not null as trouble,
         case when t.village like any($3::text[])
           then json_build_object('weightGrams', t.weight_grams, 'calledOff', coalesce(o.stage = 'cancelled', false)) end as "toLoad"
       from parcel t join station s on s.county = $1 and s.id = t.station
       left join assisted_order o on o.county = $1 and o.id = t.of_order
       where t.county = $1 and t.number = $2 order by t.registered_at desc limit 1`,
    [county, number, alsoWithin('parcels.load')],
  );
  const [parcel = null] = parcels.rows;
  const open = parcel !== null && openParcelStages.includes(parcel.stage);
  const order = open ? null : await waitingOrder(number);
  const own = order !== null && /^(YG)?[0-9A-F]{6,12}$/.test(number) ? ownNumber(order.id) : undefined;
  return { number: own ?? number, carrier: guessCarrier(own ?? number) ?? null, parcel, order };

  async function waitingOrder(asked: string): Promise<OrderHit | null> {
    const { rows } = await pool.query<OrderHit>(
      `select o.id, o.station, s.name as "stationName" from assisted_order o join station s on s.county = $1 and s.id = o.station
         where o.county = $1 and o.stage in ('placed', 'confirmed') and o.village like any($3::text[])
           and (o.id = (select r.of_order from order_reference r where r.county = $1 and r.id = $2) or ($4::text is not null and o.id::text like '%' || $4))
         order by o.placed_at desc limit 1`,
      [
        county,
        asked,
        alsoWithin('orders.read'),
        /^(YG)?[0-9A-F]{6,12}$/.test(asked) ? asked.replace(/^YG/, '').toLowerCase() : null,
      ],
    );
    return rows[0] ?? null;
  }
};

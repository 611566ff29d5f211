import {
  consignmentCode,
  foundBy,
  type ConsignmentStage,
  type ParcelStage,
  shortCode,
  tidyNumber,
} from '@yangui/domain';
import { anywhere } from '../../http/like.ts';
import { labelEnding } from '../consignments/consignments.ts';
import { readOrders } from '../purchasing/orders.ts';
import type { Query } from '../../http/reading.ts';

const SHOWN = 8;

/** What the one search box finds: orders by code, parcels by number or pick-up code, what was sent up by its label or the carrier's number, people and things by name, each only where the reader may look. */
export const search: Query<'/search'> = async (reading, { query }) => {
  const { pool, county, within, alsoWithin, people } = reading;
  const orders = /^[0-9a-f-]{3,36}$/i.test(query)
    ? await readOrders({ ...reading, within: alsoWithin('orders.read') }, { query, sort: '-placed', limit: SHOWN })
    : { rows: [] };
  const parcels = await pool.query<{ id: string; number: string; stationName: string; stage: ParcelStage }>(
    `select t.id, t.number, s.name as "stationName", t.stage from parcel t join station s on s.county = $1 and s.id = t.station
       where t.county = $1 and t.village like any($2::text[]) and (t.number = $3 or (t.code = $3 and t.stage in ('at-centre', 'on-van', 'at-station')))
       order by t.registered_at desc limit $4`,
    [county, alsoWithin('parcels.read'), tidyNumber(query), SHOWN],
  );
  const ending = labelEnding(query);
  const consignments = await pool.query<{ id: string; stationName: string; stage: ConsignmentStage }>(
    `select t.id, s.name as "stationName", t.stage from consignment t join station s on s.county = $1 and s.id = t.station
       where t.county = $1 and t.village like any($2::text[]) and (reverse(t.id::text) like $3 or reverse(t.number) = reverse($4::text)) order by t.registered_at desc limit $5`,
    [county, alsoWithin('consignments.read'), ending, tidyNumber(query), SHOWN],
  );
  const villagers = await pool.query<{ id: string; name: string | null; stationName: string }>(
    `select v.id, p.name, s.name as "stationName" from person_private p
       join villager v on v.county = $1 and v.id = p.person join station s on s.county = $1 and s.id = v.station
       where p.county = $1 and p.kind = 'villager' and p.name like $3 and v.village like any($2::text[]) limit $4`,
    [county, people.named, anywhere(query), SHOWN],
  );
  const products = await pool.query<{ id: string; name: string; barcode: string | null }>(
    'select id, name, barcode from product where county = $1 order by name',
    [county],
  );
  const stations = await pool.query<{ id: string; name: string; villageName: string }>(
    `select s.id, s.name, coalesce(v.name, s.village) as "villageName" from station s left join place v on v.code = s.village
       where s.county = $1 and s.village like any($2::text[]) order by s.village`,
    [county, within],
  );
  return {
    orders: orders.rows.map(({ id, stationName, stage }) => ({ id, code: shortCode(id), stationName, stage })),
    parcels: parcels.rows,
    consignments: consignments.rows.map(({ id, ...row }) => ({ id, code: consignmentCode(id), ...row })),
    villagers: villagers.rows,
    products:
      alsoWithin('products.read').length === 0
        ? []
        : products.rows
            .filter(({ name, barcode }) => foundBy(query, name, barcode))
            .slice(0, SHOWN)
            .map(({ id, name }) => ({ id, name })),
    stations: stations.rows.filter(({ name, villageName }) => foundBy(query, name, villageName)).slice(0, SHOWN),
  };
};

import { DAY, type Station } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { type Reading, type Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { positionOf } from './positions.ts';

interface StationRow {
  readonly row: Station;
  readonly villageName: string;
  readonly townName: string;
  readonly partnerName: string | null;
  readonly position: RowOf<'/stations'>['position'];
  readonly ordersLast30Days: number;
  readonly villagers: number;
  readonly cashFen: number;
  readonly inTransitFen: number;
}

/** The stations in somebody's places, or the one asked for. */
async function readStations(
  { pool, county, within, alsoWithin }: Reading,
  id: string | null,
): Promise<RowOf<'/stations'>[]> {
  const { rows } = await pool.query<StationRow>(
    `select ${entityOf('station')} as row, coalesce(v.name, t.village) as "villageName", coalesce(u.name, '') as "townName", p.name as "partnerName",
       ${positionOf('t.id::text', 't.village')} as position,
       (select count(*) from assisted_order o where o.county = $1 and o.station = t.id and o.placed_at > to_timestamp($4 / 1000.0))::int as "ordersLast30Days",
       (select count(*) from villager w where w.county = $1 and w.station = t.id and not w.erased)::int as villagers,
       coalesce((select a.balance_fen from account a where a.county = $1 and a.id = 'cash:' || t.id), 0) as "cashFen",
       coalesce((select a.balance_fen from account a where a.county = $1 and a.id = 'cash-in-transit:' || t.id), 0) as "inTransitFen"
     from station t
     left join place v on v.code = t.village left join place u on u.code = v.parent
     left join person_private p on p.county = $1 and p.person = t.partner and p.kind = 'member'
     where t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.id = $3)
     order by t.village, t.name`,
    [county, within, id, Date.now() - 30 * DAY],
  );
  const told = [...alsoWithin('stations.close'), ...alsoWithin('partners.appoint')];
  return rows.map(
    ({
      row: { partner, equipment, openConsignments, tabsFen, ...row },
      partnerName,
      cashFen,
      inTransitFen,
      ...more
    }) => ({
      ...row,
      ...more,
      held: told.some((place) => row.village.startsWith(place.slice(0, -1)))
        ? {
            cash: cashFen,
            'cash-in-transit': inTransitFen,
            tabs: tabsFen,
            orders: row.openOrders,
            parcels: row.openParcels,
            consignments: openConsignments,
          }
        : null,
      equipment: [...equipment],
      partner: partner === null ? null : { id: partner, name: partnerName },
    }),
  );
}

export const stations: Query<'/stations'> = async (reading) => ({
  rows: await readStations(reading, null),
  next: null,
});

export const stationById: Query<'/stations/:id'> = async (reading, { id }) => (await readStations(reading, id))[0];

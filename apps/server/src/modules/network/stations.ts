import {
  closeReasons,
  DAY,
  equipmentItems,
  heldKinds,
  equipmentStates,
  pauseReasons,
  smallPremisesReasons,
  stationStages,
  type Station,
} from '@yangui/domain';
import * as z from 'zod';
import { defineRead, type Reading } from '../../http/reading.ts';
import { idParameter, moment, person } from '../../http/shapes.ts';
import { entityOf } from '../../store/statements.ts';
import { position, positionOf } from './positions.ts';

const station = z.object({
  id: z.uuid(),
  name: z.string(),
  village: z.string(),
  villageName: z.string(),
  townName: z.string(),
  stage: z.enum(stationStages),
  stageSince: moment,
  stageReason: z.enum([...pauseReasons, ...closeReasons]).nullable(),
  openedAt: moment.nullable(),
  floorAreaSquareMetres: z.int().nullable(),
  smallPremisesReason: z.enum(smallPremisesReasons).nullable(),
  equipment: z.array(z.object({ item: z.enum(equipmentItems), state: z.enum(equipmentStates) })),
  position: position.nullable(),
  partner: person.nullable(),
  openOrders: z.int(),
  openParcels: z.int(),
  /** What would be left unheld if it closed or its partner left: fen of money, pieces of the rest. Null for whoever may neither close nor appoint there. */
  held: z.record(z.enum(heldKinds), z.int()).nullable(),
  ordersLast30Days: z.int(),
  villagers: z.int(),
});

interface StationRow {
  readonly row: Station;
  readonly villageName: string;
  readonly townName: string;
  readonly partnerName: string | null;
  readonly position: z.infer<typeof position> | null;
  readonly ordersLast30Days: number;
  readonly villagers: number;
  readonly cashFen: number;
  readonly inTransitFen: number;
}

/** The stations in somebody's places, or the one asked for. */
async function readStations(
  { pool, county, within, alsoWithin }: Reading,
  id: string | null,
): Promise<z.infer<typeof station>[]> {
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

export const stations = defineRead({
  path: '/stations',
  summary: 'Stations, their partners and how busy they are',
  capability: 'county.read',
  reach: 'places',
  personal: true,
  asks: z.object({}),
  answer: z.object({ rows: z.array(station), next: z.null() }),
  read: async (reading) => ({ rows: await readStations(reading, null), next: null }),
});

export const stationById = defineRead({
  path: '/stations/:id',
  summary: 'One station',
  capability: 'county.read',
  reach: 'places',
  personal: true,
  asks: z.object({ id: idParameter }),
  answer: station,
  read: async (reading, { id }) => (await readStations(reading, id))[0],
});

import { businessDay, type Handover, type Loop } from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { entityOf } from '../../store/statements.ts';
import { positionOf } from '../network/positions.ts';
import { noteReport, readReport } from '../devices/device-reports.ts';
import { continuesFrom, headOf } from '../devices/journal-cursor.ts';
import { readBroken } from './broken-vans.ts';
import { consignmentsAt, readLoads, returnsAt, type Db } from './driven-cargo.ts';
import { fetchedBy } from '../loops/loop-attention.ts';
import type { Query } from '../../http/reading.ts';

/**
 * What a driver needs of their own day, to work without network: their loops of today and those still under way, what is sealed
 * for each stop and what waits there, and what is on the vans that broke down, in case they come to help. No name or phone of any
 * recipient or sender; those of partners and of the drivers who wait only.
 */
export const drivenDay: Query<'/drive'> = async (
  { pool, county, person, hearIdle },
  { after = 0, hash, confirmed, report },
) => {
  const heard = report === undefined ? undefined : readReport(report, null);
  if (heard !== undefined) await noteReport(pool, { county, report: heard, person, now: Date.now() });
  const told = await onSnapshot(pool, async (db) => {
    const now = Date.now();
    const day = businessDay(now);
    const { rows: found } = await db.query<{
      row: Loop;
      vehicleName: string;
      depotName: string;
      fetchedBy: string | null;
    }>(
      `select ${entityOf('loop')} as row, coalesce(v.name, '') as "vehicleName", coalesce(d.name, '') as "depotName",
           case when t.broke_down is not null then ${fetchedBy('fv.name')} end as "fetchedBy"
         from loop t left join vehicle v on v.county = $1 and v.id = t.vehicle left join depot d on d.county = $1 and d.id = t.depot
         where t.county = $1 and t.driver = $2 and t.stage <> 'cancelled' and (t.day = $3 or t.stage = 'underway') order by t.day, t.planned_at, t.id`,
      [county, person, day],
    );
    const loops = found.map(({ row }) => row);
    const stops = [
      ...new Set(
        loops
          .flatMap(({ trips }) => trips.flatMap((trip) => trip.stops.map((stop) => stop.station)))
          .filter((id) => id !== null),
      ),
    ];
    const loads = await readLoads(
      db,
      county,
      loops.map(({ id }) => id),
    );
    const handovers = await readHandovers(
      db,
      county,
      loops.map(({ id }) => id),
    );
    const broken = loops.length === 0 ? [] : await readBroken(db, { county, person, now });
    return {
      day,
      ...pickHead(await headOf(db, county)),
      continues: await continuesFrom(db, county, { after, hash, confirmed }),
      now,
      rows: found.map(({ row, ...names }) => ({
        ...pick(row),
        ...names,
        brokeDown: row.brokeDown !== null,
        loads: loads
          .filter(({ loop: on }) => on === row.id)
          .map(({ loop: _, ...rest }) => ({
            ...rest,
            signedAt: row.signed.find(({ load: of, by }) => of === rest.id && by === person)?.at ?? null,
          })),
        handovers: handovers
          .filter(({ loop: on }) => on === row.id)
          .map(({ id, load: of, parcels, handedAt }) => ({ id, load: of, parcels: [...parcels], at: handedAt })),
        trips: row.trips.map((trip) => ({ ...trip, stops: [...trip.stops] })),
        exceptions: row.exceptions.map(({ by: _, seal: __, parcels, ...rest }) => ({
          ...rest,
          parcels: [...parcels],
        })),
      })),
      up: [...(await consignmentsAt(db, county, stops, loops)), ...(await returnsAt(db, county, stops, loops, now))],
      broken,
      stations: await readStations(db, county, [...new Set([...stops, ...broken.flatMap((van) => van.stops)])]),
      next: null,
    };
  });
  if (heard?.waiting === 0 && told.continues) await hearIdle(person, heard.device);
  return told;
};

/** Where the journal ends, as far as a phone needs it. */
function pickHead({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  return { seq, hash };
}

function pick({ id, day, vehicle, stage, distanceMetres, startedAt, finishedAt, actualMetres }: Loop) {
  return { id, day, vehicle, stage, distanceMetres, startedAt, finishedAt, actualMetres };
}

async function readHandovers(db: Db, county: string, loops: readonly string[]): Promise<readonly Handover[]> {
  const { rows } = await db.query<{ row: Handover }>(
    `select ${entityOf('handover')} as row from handover t where t.county = $1 and t.loop = any($2::uuid[]) order by t.handed_at, t.id`,
    [county, loops],
  );
  return rows.map(({ row }) => row);
}

async function readStations(
  db: Db,
  county: string,
  ids: readonly string[],
): Promise<AnswerOf<'/drive'>['stations'][number][]> {
  const { rows } = await db.query<AnswerOf<'/drive'>['stations'][number]>(
    `select s.id, s.name, coalesce(v.name, s.village) as "villageName", ${positionOf('s.id::text', 's.village')} as position, p.name as "partnerName", p.phone as "partnerPhone"
     from station s left join place v on v.code = s.village left join person_private p on p.county = $1 and p.person = s.partner and p.kind = 'member' where s.county = $1 and s.id = any($2::uuid[]) order by s.id`,
    [county, ids],
  );
  return rows;
}

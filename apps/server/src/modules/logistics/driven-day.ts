import { businessDay, consignmentLabel, DAY, loopStages, stopTroubles, troubleKinds, unclaimedDays, type Consignment, type Handover, type Loop, type Parcel, type VanLoad } from '@yangui/domain';
import * as z from 'zod';
import { defineRead, type Reading } from '../../http/reading.ts';
import { moment } from '../../http/shapes.ts';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { goesBack } from '../../planning/gather.ts';
import { entityOf } from '../../store/statements.ts';
import { position, positionOf } from '../network/positions.ts';
import { noteReport, readReport } from '../sync/device-reports.ts';
import { continuesFrom, headOf } from '../sync/journal-cursor.ts';
import { fetchedBy } from './loop-attention.ts';
import { loopTrips } from './day-loops.ts';

/** A parcel of a sealed load, and whether the van still has it. */
export const loadedParcel = z.object({ id: z.uuid(), number: z.string(), weightGrams: z.int().nullable(), onVan: z.boolean(), trouble: z.enum(troubleKinds).nullable() });
/** `coded`: the station has a code for it, which the driver is told there and does not see here. */
const load = z.object({ id: z.uuid(), station: z.uuid(), seal: z.string(), coded: z.boolean(), parcels: z.array(loadedParcel) });
/** Something that goes up, as whoever handles the van sees it: nobody's name. */
export const up = z.object({
  id: z.uuid(),
  kind: z.enum(['consignment', 'return']),
  /** What stands on it: the label of a consignment, the number of a parcel. */
  label: z.string(),
  station: z.uuid(),
  pieces: z.int(),
  weightGrams: z.int().nullable(),
  cold: z.boolean(),
  stands: z.enum(['at-station', 'on-van', 'at-centre', 'missing']),
  /** The loop it went onto, and when its driver signed for it, where nothing has happened to it since. */
  loop: z.uuid().nullable(),
  takenAt: moment.nullable(),
});
const loop = z.object({
  id: z.uuid(),
  day: z.string(),
  vehicle: z.uuid(),
  vehicleName: z.string(),
  depotName: z.string(),
  stage: z.enum(loopStages),
  trips: loopTrips,
  distanceMetres: z.int(),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  actualMetres: z.int().nullable(),
  brokeDown: z.boolean(),
  /** The vehicle that comes for its load, where the van broke down. */
  fetchedBy: z.string().nullable(),
  loads: z.array(load),
  /** What its driver recorded as handed over and has not put right since. */
  handovers: z.array(z.object({ id: z.uuid(), load: z.uuid(), parcels: z.array(z.uuid()), at: moment })),
  exceptions: z.array(z.object({ station: z.uuid(), trouble: z.enum(stopTroubles), parcels: z.array(z.uuid()), at: moment })),
});
const station = z.object({
  id: z.uuid(),
  name: z.string(),
  villageName: z.string(),
  position: position.nullable(),
  partnerName: z.string().nullable(),
  partnerPhone: z.string().nullable(),
});

/**
 * What a driver needs of their own day, to work without network: their loops of today and those still under way, what is sealed
 * for each stop and what waits there. No name or phone of any recipient or sender; the partners' own only.
 */
export const drivenDay = defineRead({
  path: '/drive',
  summary: 'A driver’s own loops of today, with what goes down and up at each stop',
  capability: 'loops.drive',
  asks: z.object({
    after: z.coerce.number().int().min(0).optional(),
    hash: z.string().max(64).optional(),
    confirmed: z.string().max(8_000).optional().describe('what the journal said it recorded since: `seq:id` with commas between'),
    report: z.string().max(2_000).optional().describe('what the phone says of itself: a DeviceReport as JSON'),
  }),
  answer: z.object({
    day: z.string(), seq: z.int(), hash: z.string(),
    continues: z.boolean().describe('false where the cursor is not in this journal: the server was put back from a backup, and lost what came after'),
    now: moment, rows: z.array(loop), up: z.array(up), stations: z.array(station), next: z.null(),
  }),
  async read({ pool, county, person }, { after = 0, hash, confirmed, report }) {
    if (report !== undefined) await noteReport(pool, { county, report: readReport(report, null), person, now: Date.now() });
    return onSnapshot(pool, async (db) => {
      const now = Date.now();
      const day = businessDay(now);
      const { rows: found } = await db.query<{ row: Loop; vehicleName: string; depotName: string; fetchedBy: string | null }>(
        `select ${entityOf('loop')} as row, coalesce(v.name, '') as "vehicleName", coalesce(d.name, '') as "depotName",
           case when t.broke_down is not null then ${fetchedBy('fv.name')} end as "fetchedBy"
         from loop t left join vehicle v on v.county = $1 and v.id = t.vehicle left join depot d on d.county = $1 and d.id = t.depot
         where t.county = $1 and t.driver = $2 and t.stage <> 'cancelled' and (t.day = $3 or t.stage = 'underway') order by t.day, t.planned_at, t.id`,
        [county, person, day],
      );
      const loops = found.map(({ row }) => row);
      const stops = [...new Set(loops.flatMap(({ trips }) => trips.flatMap((trip) => trip.stops.map((stop) => stop.station))).filter((id) => id !== null))];
      const loads = await readLoads(db, county, loops.map(({ id }) => id));
      const handovers = await readHandovers(db, county, loops.map(({ id }) => id));
      return {
        day, ...pickHead(await headOf(db, county)), continues: await continuesFrom(db, county, { after, hash, confirmed }), now,
        rows: found.map(({ row, ...names }) => ({
          ...pick(row), ...names, brokeDown: row.brokeDown !== null, loads: loads.filter(({ loop: on }) => on === row.id).map(({ loop: _, ...rest }) => rest),
          handovers: handovers.filter(({ loop: on }) => on === row.id).map(({ id, load: of, parcels, handedAt }) => ({ id, load: of, parcels: [...parcels], at: handedAt })),
          trips: row.trips.map((trip) => ({ ...trip, stops: [...trip.stops] })),
          exceptions: row.exceptions.map(({ by: _, parcels, ...rest }) => ({ ...rest, parcels: [...parcels] })),
        })),
        up: [...(await consignmentsAt(db, county, stops, loops)), ...(await returnsAt(db, county, stops, loops, now))],
        stations: await readStations(db, county, stops),
        next: null,
      };
    });
  },
});

/** Where the journal ends, as far as a phone needs it. */
function pickHead({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  return { seq, hash };
}

type Db = Pick<Reading['pool'], 'query'>;
type Up = z.input<typeof up>;

function pick({ id, day, vehicle, stage, distanceMetres, startedAt, finishedAt, actualMetres }: Loop) {
  return { id, day, vehicle, stage, distanceMetres, startedAt, finishedAt, actualMetres };
}

/** What is sealed for each stop of some loops. */
export async function readLoads(db: Db, county: string, loops: readonly string[]) {
  const { rows } = await db.query<{ row: VanLoad; parcels: readonly Parcel[] | null }>(
    `select ${entityOf('vanLoad')} as row, (select json_agg(json_build_object('id', p.id, 'number', p.number, 'weightGrams', p.weight_grams, 'holder', p.holder, 'trouble', p.trouble) order by p.number)
       from parcel p where p.county = $1 and p.id in (select (x #>> '{}')::uuid from json_array_elements(t.parcels) x)) as parcels
     from van_load t where t.county = $1 and t.loop = any($2::uuid[]) order by t.loaded_at, t.id`,
    [county, loops],
  );
  return rows.map(({ row: { id, station: to, seal, code, loop: on }, parcels }) => ({
    id, station: to, seal, coded: code !== null, loop: on,
    parcels: (parcels ?? []).map(({ id: one, number, weightGrams, holder, trouble }) => ({ id: one, number, weightGrams, onVan: holder === `van:${id}`, trouble: trouble?.kind ?? null })),
  }));
}

async function readHandovers(db: Db, county: string, loops: readonly string[]): Promise<readonly Handover[]> {
  const { rows } = await db.query<{ row: Handover }>(`select ${entityOf('handover')} as row from handover t where t.county = $1 and t.loop = any($2::uuid[]) order by t.handed_at, t.id`, [county, loops]);
  return rows.map(({ row }) => row);
}

/** When a driver took something up, where that is the last that happened to it. */
function takenAt(last: { readonly step: string; readonly at: number } | undefined): number | null {
  return last?.step === 'collected' || last?.step === 'taken-up' ? last.at : null;
}

/** Where a consignment stands for whoever drives it: what has left the centre was there, what is given up as lost is missing. */
const standsNow: Readonly<Record<Consignment['stage'], Up['stands'] | undefined>> = {
  'at-station': 'at-station', 'on-van': 'on-van', 'at-centre': 'at-centre', 'handed-on': 'at-centre', missing: 'missing', lost: 'missing', cancelled: undefined,
};

/** The consignments that wait at some stops or went onto some loops. */
export async function consignmentsAt(db: Db, county: string, stops: readonly string[], loops: readonly Loop[]): Promise<readonly Up[]> {
  const { rows } = await db.query<{ row: Consignment }>(
    `select ${entityOf('consignment')} as row from consignment t where t.county = $1 and ((t.station = any($2::uuid[]) and t.stage = 'at-station') or t.loop = any($3::uuid[])) order by t.registered_at, t.id`,
    [county, stops, loops.map(({ id }) => id)],
  );
  return rows.flatMap(({ row: { id, station: from, pieces, weightGrams, cold, stage, loop: on, steps } }) => {
    const stands = standsNow[stage];
    return stands === undefined ? [] : [{ id, kind: 'consignment' as const, label: consignmentLabel(id), station: from, pieces, weightGrams, cold, stands, loop: on, takenAt: takenAt(steps.at(-1)) }];
  });
}

/** The parcels that go back from some stops, and those that some loops brought up. */
export async function returnsAt(db: Db, county: string, stops: readonly string[], loops: readonly Loop[], now: number): Promise<readonly Up[]> {
  const came = new Map(loops.flatMap(({ id, returns }) => returns.map((one) => [one, id] as const)));
  const { rows } = await db.query<{ id: string; number: string; weightGrams: number | null; station: string; holder: string; trouble: string | null; last: Parcel['steps'][number] }>(
    `select p.id, p.number, p.weight_grams as "weightGrams", case when p.holder like 'station:%' then substr(p.holder, 9)::uuid else p.station end as station, p.holder, p.trouble ->> 'kind' as trouble, p.steps -> -1 as last
     from parcel p where p.county = $1 and (p.id = any($4::uuid[]) or (p.stage = 'at-station' and p.holder = any($2::text[]) and ${goesBack('$3')})) order by p.number`,
    [county, stops.map((id) => `station:${id}`), now - unclaimedDays[2] * DAY, [...came.keys()]],
  );
  return rows.map(({ id, number, weightGrams, station: from, holder, trouble, last }) => {
    const on = came.get(id) ?? null;
    const stands = holder.startsWith('van:') ? (trouble === 'missing' ? 'missing' : 'on-van') : holder.startsWith('station:') ? 'at-station' : 'at-centre';
    return { id, kind: 'return' as const, label: number, station: from, pieces: 1, weightGrams, cold: false, stands, loop: on, takenAt: takenAt(last) } as const;
  });
}

async function readStations(db: Db, county: string, ids: readonly string[]): Promise<z.input<typeof station>[]> {
  const { rows } = await db.query<z.input<typeof station>>(
    `select s.id, s.name, coalesce(v.name, s.village) as "villageName", ${positionOf('s.id::text', 's.village')} as position, p.name as "partnerName", p.phone as "partnerPhone"
     from station s left join place v on v.code = s.village left join person_private p on p.county = $1 and p.person = s.partner where s.county = $1 and s.id = any($2::uuid[]) order by s.id`,
    [county, ids],
  );
  return rows;
}

import {
  businessDay,
  defaultLogisticsSettings,
  unclaimedDays,
  vehicleStepAllowed,
  type DeliveryWindow,
  type Depot,
  type LeftOut,
  type LogisticsSettings,
  type Loop,
  type LoopStop,
  type Station,
  type Vehicle,
} from '@yangui/domain';
import type { Pool } from 'pg';
import type { Point } from '../adapters/roads.ts';
import { positionOf } from '../modules/network/positions.ts';
import { isWithheld } from '../modules/parcels/withheld.ts';
import { entityOf } from '../store/statements.ts';
import { leftOutOf, NOTHING, pointOf, sum, type Amount, type Call, type Day, type FreeVehicle } from './day.ts';

export interface DayAsked {
  readonly county: string;
  readonly day: string;
  /** Nothing leaves before this minute of the day: now, where today is planned anew. */
  readonly notBeforeMinute: number;
  /** Stations that come before the others. */
  readonly first?: readonly string[];
}

interface StationRow {
  readonly row: Pick<Station, 'id' | 'stage'>;
  readonly position: Point | null;
}

interface AmountRow extends Amount {
  readonly station: string;
}

/** Reads what a day's plan is made from: what waits where, which vehicles are free when, and the loops that stay. */
export async function gatherDay(pool: Pool, asked: DayAsked): Promise<Day> {
  const settings = await readLogisticsSettings(pool, asked.county);
  const { loops, loaded } = await readLoops(pool, asked);
  const staying = loops.filter((loop) => stays(loop) && loop.day === asked.day);
  const today = businessDay(Date.now());
  // What is promised for a day before is gone by then; a loop of days past that nobody closed promises nothing.
  const before = loops.filter(
    ({ stage, day, brokeDown }) => day >= today && day < asked.day && stage !== 'finished' && brokeDown === null,
  );
  const promised = promisedStops([...staying, ...before], loaded);
  const { calls, leftOut } = await readCalls(pool, asked.county, settings, promised);
  const fetches = await readFetches(
    pool,
    asked.county,
    settings,
    loops.filter(({ stage, brokeDown }) => stage === 'underway' && brokeDown !== null),
  );
  const paid = loops.filter(({ stage, loads, day }) => day === asked.day && (stage !== 'planned' || loads.length > 0));
  return {
    day: asked.day,
    settings,
    staying,
    calls: [...calls, ...fetches.calls],
    leftOut: [...leftOut, ...fetches.leftOut],
    vehicles: await readVehicles(pool, asked, staying, paid),
    first: new Set(asked.first),
  };
}

/** What the county has decided for its loops, or the defaults. */
export async function readLogisticsSettings(pool: Pool, county: string): Promise<LogisticsSettings> {
  const { rows } = await pool.query<{ row: LogisticsSettings }>(
    `select ${entityOf('logisticsSettings')} as row from logistics_settings t where t.county = $1`,
    [county],
  );
  return rows[0]?.row ?? defaultLogisticsSettings;
}

/** A loop that a new plan leaves alone: begun and not broken down, or loaded already. */
function stays({ stage, loads, brokeDown }: Loop): boolean {
  return stage === 'underway' ? brokeDown === null : stage === 'planned' && loads.length > 0;
}

/** The day's loops, those planned for days before it, and those that are not home, with the stations whose load is on each. */
async function readLoops(pool: Pool, { county, day }: DayAsked) {
  const { rows } = await pool.query<{ row: Loop; loaded: string[] }>(
    `select ${entityOf('loop')} as row, array(select l.station::text from van_load l where l.county = $1 and l.loop = t.id) as loaded
     from loop t where t.county = $1 and t.stage <> 'cancelled' and (t.day = $2 or t.stage = 'underway' or (t.stage = 'planned' and t.day >= $3 and t.day < $2))`,
    [county, day, businessDay(Date.now())],
  );
  return {
    loops: rows.map(({ row }) => row),
    loaded: new Map(rows.map(({ row, loaded }) => [row.id, new Set(loaded)])),
  };
}

/** What loops that stay, or go before that day, will still bring and take: a station's goods up, and its goods down where they are not loaded yet. */
function promisedStops(staying: readonly Loop[], loaded: ReadonlyMap<string, ReadonlySet<string>>) {
  const stops = (loop: Loop): readonly LoopStop[] => loop.trips.flatMap((trip) => trip.stops);
  const stations = (wanted: (loop: Loop, stop: LoopStop) => boolean) =>
    new Set(
      staying
        .flatMap((loop) =>
          stops(loop)
            .filter((stop) => wanted(loop, stop))
            .map(({ station }) => station),
        )
        .filter((station) => station !== null),
    );
  return {
    up: stations((_, { upPieces }) => upPieces > 0),
    down: stations(
      (loop, { station, downPieces }) => downPieces > 0 && loaded.get(loop.id)?.has(station ?? '') !== true,
    ),
  };
}

async function readCalls(
  pool: Pool,
  county: string,
  settings: LogisticsSettings,
  promised: { readonly up: ReadonlySet<string>; readonly down: ReadonlySet<string> },
) {
  const [down, returns, consignments, cold, windows] = [
    await parcelsAtCentre(pool, county, settings),
    await parcelsGoingBack(pool, county, settings),
    await consignmentsWaiting(pool, county, false),
    await consignmentsWaiting(pool, county, true),
    await readWindows(pool, county),
  ];
  const { rows } = await pool.query<StationRow>(
    `select json_build_object('id', t.id, 'stage', t.stage) as row, ${positionOf('t.id::text', 't.village')} as position from station t where t.county = $1 order by t.village, t.id`,
    [county],
  );
  const calls: Call[] = [];
  const leftOut: LeftOut[] = [];
  for (const {
    row: { id: station, stage },
    position: point,
  } of rows) {
    const taken = promised.up.has(station);
    const coldUp = taken ? NOTHING : sum(cold.get(station));
    const call = {
      station,
      fetch: null,
      down: promised.down.has(station) ? NOTHING : sum(down.get(station)),
      up: taken ? NOTHING : sum(returns.get(station), consignments.get(station)),
    };
    const all = { ...call, up: sum(call.up, coldUp) };
    if (all.down.pieces + all.up.pieces === 0) continue;
    if (stage !== 'open') leftOut.push(leftOutOf(all, 'station-not-open'));
    else if (point === null) leftOut.push(leftOutOf(all, 'no-position'));
    else calls.push({ ...call, coldUp, point, window: windows.get(station) ?? null });
  }
  return { calls, leftOut };
}

function byStation(rows: readonly AmountRow[]): ReadonlyMap<string, Amount> {
  return new Map(rows.map(({ station, ...amount }) => [station, amount]));
}

/** What the centre has for each station and can be loaded; weight and room as they were told, else the county's guess. */
async function parcelsAtCentre(pool: Pool, county: string, { parcelGrams, parcelCubicDecimetres }: LogisticsSettings) {
  const { rows } = await pool.query<AmountRow>(
    `select p.station, count(*)::int as pieces, sum(coalesce(p.weight_grams, $2))::int as grams, sum(coalesce(p.volume_cubic_decimetres, $3))::int as "cubicDecimetres"
     from parcel p left join assisted_order o on o.county = $1 and o.id = p.of_order
     where p.county = $1 and p.stage = 'at-centre' and not ${isWithheld('p', 'o')} group by p.station`,
    [county, parcelGrams, parcelCubicDecimetres],
  );
  return byStation(rows);
}

/** What waits at stations to go back: sent to the wrong one or sent on, damaged, or unclaimed for its fifteen days. */
async function parcelsGoingBack(pool: Pool, county: string, { parcelGrams, parcelCubicDecimetres }: LogisticsSettings) {
  const { rows } = await pool.query<AmountRow>(
    `select substr(p.holder, 9)::uuid as station, count(*)::int as pieces, sum(coalesce(p.weight_grams, $2))::int as grams, sum(coalesce(p.volume_cubic_decimetres, $3))::int as "cubicDecimetres"
     from parcel p where p.county = $1 and p.stage = 'at-station' and ${goesBack('$4')} group by p.holder`,
    [county, parcelGrams, parcelCubicDecimetres, Date.now() - unclaimedDays[2] * 86_400_000],
  );
  return byStation(rows);
}

/** The condition by which parcel `p` at a station goes back up; `since` is the parameter of the moment from which it is unclaimed. */
export function goesBack(since: string): string {
  return `(p.trouble ->> 'kind' in ('damaged', 'wrong-village') or p.holder <> 'station:' || p.station::text or p.received_at_station < to_timestamp(${since} / 1000.0))`;
}

async function consignmentsWaiting(pool: Pool, county: string, cold: boolean) {
  const { rows } = await pool.query<AmountRow>(
    `select c.station, sum(c.pieces)::int as pieces, sum(c.weight_grams)::int as grams, sum(c.volume_cubic_decimetres)::int as "cubicDecimetres"
     from consignment c where c.county = $1 and c.stage = 'at-station' and c.cold = $2 group by c.station`,
    [county, cold],
  );
  return byStation(rows);
}

/** When stations take vans in, for those that say. */
export async function readWindows(pool: Pool, county: string): Promise<ReadonlyMap<string, DeliveryWindow>> {
  const { rows } = await pool.query<{ row: DeliveryWindow }>(
    `select ${entityOf('deliveryWindow')} as row from delivery_window t where t.county = $1`,
    [county],
  );
  return new Map(rows.map(({ row }) => [row.id, row]));
}

/** What is on vans that broke down on the way, each to be fetched where it stopped. */
async function readFetches(pool: Pool, county: string, settings: LogisticsSettings, broken: readonly Loop[]) {
  const calls: Call[] = [];
  const leftOut: LeftOut[] = [];
  for (const loop of broken) {
    const { rows } = await pool.query<Amount & { readonly position: Point | null }>(
      `select (a.pieces + b.pieces)::int as pieces, (a.grams + b.grams)::int as grams, (a.litres + b.litres)::int as "cubicDecimetres", s.position
       from (select count(*) as pieces, coalesce(sum(coalesce(p.weight_grams, $3)), 0) as grams, coalesce(sum(coalesce(p.volume_cubic_decimetres, $4)), 0) as litres from parcel p
             where p.county = $1 and p.stage = 'on-van' and p.holder = any($5::text[])) a
       cross join (select coalesce(sum(c.pieces), 0) as pieces, coalesce(sum(c.weight_grams), 0) as grams, coalesce(sum(c.volume_cubic_decimetres), 0) as litres
             from consignment c where c.county = $1 and c.stage = 'on-van' and c.loop = $2) b
       left join lateral (select ${positionOf('t.id::text', 't.village')} as position from station t where t.county = $1 and t.id = $6) s on true`,
      [
        county,
        loop.id,
        settings.parcelGrams,
        settings.parcelCubicDecimetres,
        [...loop.loads, loop.id].map((hand) => `van:${hand}`),
        loop.brokeDown?.station ?? null,
      ],
    );
    const [row] = rows;
    if (row === undefined || row.pieces === 0) continue;
    const { longitudeMicrodegrees, latitudeMicrodegrees } = loop.brokeDown ?? {};
    const given =
      typeof longitudeMicrodegrees === 'number' && typeof latitudeMicrodegrees === 'number'
        ? pointOf({ longitudeMicrodegrees, latitudeMicrodegrees })
        : null;
    const { position, ...up } = row;
    const point = given ?? position;
    const call = { station: null, fetch: loop.id, down: NOTHING, up };
    if (point === null) leftOut.push(leftOutOf(call, 'no-position'));
    else calls.push({ ...call, coldUp: NOTHING, point, window: null });
  }
  return { calls, leftOut };
}

/** The vehicles in service with their depots, when each is free, and who drove it last, if they are a driver still. */
async function readVehicles(
  pool: Pool,
  { county, notBeforeMinute }: DayAsked,
  staying: readonly Loop[],
  paid: readonly Loop[],
): Promise<readonly FreeVehicle[]> {
  const depots = await readDepots(pool, county);
  const { rows } = await pool.query<{ row: Vehicle; driver: string | null }>(
    `select ${entityOf('vehicle')} as row, (select l.driver from loop l join member m on m.county = $1 and m.id = l.driver
         where l.county = $1 and l.vehicle = t.id and exists (select from json_array_elements(m.holdings) h where h ->> 'role' = 'driver')
         order by l.planned_at desc, l.id limit 1) as driver
     from vehicle t where t.county = $1 order by t.name, t.id`,
    [county],
  );
  return rows.flatMap(({ row: vehicle, driver }) => {
    const depot = depots.get(vehicle.depot);
    if (depot === undefined || !vehicleStepAllowed('plan', vehicle.stage)) return [];
    const out = staying
      .filter((loop) => loop.vehicle === vehicle.id)
      .map(({ trips }) => trips.at(-1)?.returnMinute ?? 0);
    return [
      {
        vehicle,
        depot,
        driver,
        freeFromMinute: Math.max(notBeforeMinute, ...out),
        again: paid.some((loop) => loop.vehicle === vehicle.id),
      },
    ];
  });
}

export async function readDepots(pool: Pool, county: string): Promise<ReadonlyMap<string, Depot>> {
  const { rows } = await pool.query<{ row: Depot }>(
    `select ${entityOf('depot')} as row from depot t where t.county = $1`,
    [county],
  );
  return new Map(rows.map(({ row }) => [row.id, row]));
}

/** Where the stations of a county lie; those without a position are not there. */
export async function readPositions(pool: Pool, county: string): Promise<ReadonlyMap<string, Point>> {
  const { rows } = await pool.query<{ id: string; position: Point | null }>(
    `select t.id::text as id, ${positionOf('t.id::text', 't.village')} as position from station t where t.county = $1`,
    [county],
  );
  return new Map(rows.flatMap(({ id, position }) => (position === null ? [] : [[id, position] as const])));
}

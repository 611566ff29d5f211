import type { Loop } from '@yangui/domain';
import type { AnswerOf, RowOf } from '@yangui/domain/reads';
import { entityOf } from '../../store/statements.ts';
import { positionOf } from '../network/positions.ts';
import { consignmentsAt, readLoads, returnsAt, type Db } from './driven-cargo.ts';

interface BrokenRow {
  readonly row: Loop;
  readonly vehicleName: string;
  readonly driverName: string | null;
  readonly driverPhone: string | null;
  readonly stationPosition: RowOf<'/stations'>['position'];
}

/** The county's vans that stand broken down on their loops, other than a driver's own; so many at most. */
export async function readBroken(
  db: Db,
  { county, person, now }: { readonly county: string; readonly person: string; readonly now: number },
): Promise<AnswerOf<'/drive'>['broken'][number][]> {
  const { rows } = await db.query<BrokenRow>(
    `select ${entityOf('loop')} as row, coalesce(v.name, '') as "vehicleName", p.name as "driverName", p.phone as "driverPhone",
       ${positionOf('s.id::text', 's.village')} as "stationPosition"
     from loop t left join vehicle v on v.county = $1 and v.id = t.vehicle left join person_private p on p.county = $1 and p.person = t.driver and p.kind = 'member'
     left join station s on s.county = $1 and s.id::text = t.broke_down ->> 'station'
     where t.county = $1 and t.stage = 'underway' and t.broke_down is not null and t.driver is distinct from $2 order by t.day desc, t.id limit 20`,
    [county, person],
  );
  const loads = await readLoads(
    db,
    county,
    rows.map(({ row }) => row.id),
  );
  const vans = [];
  for (const { row: loop, stationPosition, ...names } of rows) {
    if (loop.brokeDown === null) continue;
    const { at, station, longitudeMicrodegrees, latitudeMicrodegrees } = loop.brokeDown;
    const measured =
      longitudeMicrodegrees === null || latitudeMicrodegrees === null
        ? null
        : { longitude: longitudeMicrodegrees / 1e6, latitude: latitudeMicrodegrees / 1e6, schematic: false };
    const stops = [
      ...new Set(loop.trips.flatMap((trip) => trip.stops.map((stop) => stop.station)).filter((id) => id !== null)),
    ];
    vans.push({
      loop: loop.id,
      vehicle: loop.vehicle,
      driver: loop.driver,
      ...names,
      at,
      station,
      position: measured ?? stationPosition,
      stops,
      loads: loads
        .filter(({ loop: on }) => on === loop.id)
        .map(({ loop: _, ...rest }) => ({ ...rest, signedAt: null })),
      up: [
        ...(await consignmentsAt(db, county, stops, [loop])),
        ...(await returnsAt(db, county, stops, [loop], now)),
      ].filter(({ stands, loop: on }) => stands === 'at-station' || (stands !== 'at-centre' && on === loop.id)),
    });
  }
  return vans;
}

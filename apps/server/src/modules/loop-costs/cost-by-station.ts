import { businessMonth, portionOf } from '@yangui/domain';
import type { Pool } from 'pg';
import { type Reading, type Query } from '../../http/reading.ts';
import { readLoopCostSettings } from './loop-cost-settings.ts';
import { daysOf, monthsUpTo } from './month-days.ts';

/** How many months the course of a station's cost goes back. */
const MONTHS = 12;

interface StationMonth {
  readonly station: string;
  readonly stationName: string;
  readonly month: string;
  readonly parcels: number;
  readonly returns: number;
  readonly consignments: number;
  readonly pieces: number;
  readonly shareFen: number;
  readonly parcelFen: number;
  readonly contributedFen: number;
}

/** What stations' parts of the settled loops come to, by month, between two days. */
export async function stationMonths(
  { pool, county, within }: { readonly pool: Pool } & Pick<Reading, 'county' | 'within'>,
  { from, until, station }: { readonly from: string; readonly until: string; readonly station?: string | undefined },
): Promise<readonly StationMonth[]> {
  const { rows } = await pool.query<StationMonth>(
    `select s.station, coalesce(t.name, '') as "stationName", substr(c.day, 1, 7) as month, sum(s.parcels)::int as parcels, sum(s.returns)::int as returns,
       sum(s.consignments)::int as consignments, sum(s.pieces)::int as pieces, sum(s."shareFen")::bigint as "shareFen", sum(s."parcelFen")::bigint as "parcelFen",
       sum(s."contributedFen")::bigint as "contributedFen"
     from loop_charge c
     cross join lateral json_to_recordset(c.stations) as s(station uuid, village text, parcels int, returns int, consignments int, pieces int, "shareFen" bigint, "parcelFen" bigint, "contributedFen" bigint)
     left join station t on t.county = $1 and t.id = s.station
     where c.county = $1 and c.stage = 'settled' and c.day >= $3 and c.day < $4 and s.village like any($2::text[]) and ($5::uuid is null or s.station = $5)
     group by s.station, t.name, substr(c.day, 1, 7) order by t.name, s.station, 3`,
    [county, within, from, until, station ?? null],
  );
  return rows;
}

/** What one parcel brought down cost, in fen, rounded by the one rule; null where there was none. */
export function perParcel({
  parcels,
  parcelFen,
}: {
  readonly parcels: number;
  readonly parcelFen: number;
}): number | null {
  return parcels === 0 ? null : portionOf(parcelFen, 1, parcels);
}

/** What a parcel cost by station in a month, beside the month before, and its course over the year: of the county, or of one station. */
export const costByStation: Query<'/loop-costs/by-station'> = async (
  { pool, county, within },
  { month: asked = businessMonth(Date.now()), station },
) => {
  const { alertFenPerParcel } = await readLoopCostSettings(pool, county);
  const months = monthsUpTo(asked, MONTHS);
  const all = await stationMonths(
    { pool, county, within },
    { from: daysOf(months[0] ?? asked).from, until: daysOf(asked).until, station },
  );
  const [before] = months.slice(-2);
  const rows = all
    .filter((row) => row.month === asked)
    .map(({ month: _, ...row }) => {
      const earlier = all.find((other) => other.station === row.station && other.month === before);
      const cost = perParcel(row);
      return {
        ...row,
        perParcelFen: cost,
        beforeFen: earlier === undefined ? null : perParcel(earlier),
        over: cost !== null && cost > alertFenPerParcel,
      };
    });
  return { month: asked, alertFenPerParcel, rows, months: months.map((one) => ofMonth(one, all)), next: null };
};

function ofMonth(asked: string, all: readonly StationMonth[]) {
  const its = all.filter(({ month: of }) => of === asked);
  const sum = (of: (row: StationMonth) => number) => its.reduce((total, row) => total + of(row), 0);
  const parcels = sum((row) => row.parcels);
  return {
    month: asked,
    parcels,
    shareFen: sum(({ shareFen }) => shareFen),
    perParcelFen: perParcel({ parcels, parcelFen: sum(({ parcelFen }) => parcelFen) }),
  };
}

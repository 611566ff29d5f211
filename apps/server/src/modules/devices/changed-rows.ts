import { commands, toldByRow, type CopiedKind, type Entities } from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';
import { mappings } from '../../store/mapping.ts';
import { entityOf } from '../../store/statements.ts';
import { keep, type Gathering } from './copied-rows.ts';

/** Beyond so many entries about a station, everything there is costs less than what changed. */
const MOST_ENTRIES = 5_000;
/** Beyond so many entries of the county, every product is told: what others ordered is not looked for. */
const MOST_FOR_PRODUCTS = 2_000;
const crossing = [...commands.values()].filter((kind) => kind.crossing).map(({ type }) => type);
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the journal names after a cursor that may concern a station. */
export interface Touched {
  /** Every id in the events of the station's own places, above them, and of what comes in from elsewhere. */
  readonly ids: readonly string[];
  /** Those named in the station's own village: what of these is not the station's may have been. */
  readonly own: ReadonlySet<string>;
  /** The products to look at; undefined for all. */
  readonly products: readonly string[] | undefined;
}

interface Events {
  readonly here: boolean;
  readonly events: string;
}

/** The places an entry about a station can have: its village, and each place above. */
function placesOf(village: string): readonly string[] {
  return [2, 4, 6, 9, 12].map((length) => village.slice(0, length));
}

/**
 * What the journal names after `after`, up to `upTo`, that may concern a station.
 * @returns undefined where that is too much to be told as changes
 */
export async function readTouched(
  { db, county, village }: Pick<Gathering, 'db' | 'county' | 'village'>,
  after: number,
  upTo: number,
): Promise<Touched | undefined> {
  const { rows } = await db.query<Events>(
    `(select place = $5 as here, (body -> 'events')::text as events from journal_entry
      where county = $1 and place = any($4::text[]) and seq > $2 and seq <= $3 and refused is null limit $7)
     union all
     (select false, (body -> 'events')::text from journal_entry
      where county = $1 and type = any($6::text[]) and seq > $2 and seq <= $3 and refused is null limit $7)`,
    [county, after, upTo, placesOf(village), village, crossing, MOST_ENTRIES + 1],
  );
  if (rows.length > MOST_ENTRIES) return undefined;
  const ids = new Set<string>();
  const own = new Set<string>();
  for (const { here, events } of rows) {
    for (const [id] of events.matchAll(ID)) {
      ids.add(id);
      if (here) own.add(id);
    }
  }
  return {
    ids: [...ids],
    own,
    products: upTo - after > MOST_FOR_PRODUCTS ? undefined : await namedAnywhere(db, county, after, upTo),
  };
}

/**
 * The ids among which are the products whose stock or terms the county's entries changed: those that the entries name, and
 * those of orders called off, whose entry names the order alone.
 */
async function namedAnywhere(db: Queryable, county: string, after: number, upTo: number): Promise<readonly string[]> {
  const { rows } = await db.query<{ events: string }>(
    `select (body -> 'events')::text as events from journal_entry where county = $1 and seq > $2 and seq <= $3 and refused is null`,
    [county, after, upTo],
  );
  const named = new Set(rows.flatMap(({ events }) => [...events.matchAll(ID)].map(([id]) => id)));
  const back = await db.query<{ product: string }>(
    `select distinct line ->> 'product' as product from assisted_order o, json_array_elements(o.lines) line
     where o.county = $1 and o.id = any($2::uuid[]) and o.stage = 'cancelled'`,
    [county, [...named]],
  );
  return [...named, ...back.rows.map(({ product }) => product)];
}

type Leaving = (typeof toldByRow)[number];

/**
 * Gathers the rows that were touched, as they are now, where they are the station's.
 * @returns what was touched in the station's village and is not the station's (any more)
 */
export async function gatherTouched(
  gathering: Gathering,
  { ids, own, products }: Touched,
): Promise<Partial<Record<Leaving, string[]>>> {
  const { db, county } = gathering;
  const byId = (kind: CopiedKind, parameter: string) =>
    `select '${kind}' as kind, ${entityOf(kind)} as row from ${mappings[kind].table} t where t.county = $1 and t.id = any(${parameter}::uuid[])`;
  const sql = [
    ...toldByRow.map((kind) => byId(kind, '$2')),
    products === undefined
      ? `select 'product', ${entityOf('product')} from product t where t.county = $1 and $3::uuid[] is null`
      : byId('product', '$3'),
  ];
  const { rows } = await db.query<{ kind: CopiedKind; row: Entities[CopiedKind] }>(sql.join(' union all '), [
    county,
    ids,
    products ?? null,
  ]);
  keep(gathering, rows);
  const gone: Partial<Record<Leaving, string[]>> = {};
  for (const {
    kind,
    row: { id },
  } of rows) {
    if (isLeaving(kind) && own.has(id) && !gathering.rows[kind].has(id)) (gone[kind] ??= []).push(id);
  }
  return gone;
}

function isLeaving(kind: CopiedKind): kind is Leaving {
  const leaving: readonly CopiedKind[] = toldByRow;
  return leaving.includes(kind);
}

/** The recipients of a station's parcels who are another station's villagers: no entry here tells of a change of theirs. */
export async function readStrangers({
  db,
  county,
  station,
}: Pick<Gathering, 'db' | 'county' | 'station'>): Promise<readonly string[]> {
  const { rows } = await db.query<{ villager: string }>(
    `select distinct p.villager from parcel p join villager v on v.county = $1 and v.id = p.villager where p.county = $1 and p.station = $2 and v.station <> $2`,
    [county, station],
  );
  return rows.map(({ villager }) => villager);
}

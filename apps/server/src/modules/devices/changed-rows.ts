import {
  belongingTo,
  commands,
  emptyRows,
  putAll,
  type Entities,
  type FillingRows,
  type Kind,
  type PrivateRef,
} from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';
import { gather, selectOf, toldTo, type FoundRow, type Gathering } from './gathering.ts';

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
  { db, county, place }: Pick<Gathering, 'db' | 'county' | 'place'>,
  after: number,
  upTo: number,
): Promise<Touched | undefined> {
  const { rows } = await db.query<Events>(
    `(select place = $5 as here, (body -> 'events')::text as events from journal_entry
      where county = $1 and place = any($4::text[]) and seq > $2 and seq <= $3 and refused is null limit $7)
     union all
     (select false, (body -> 'events')::text from journal_entry
      where county = $1 and type = any($6::text[]) and seq > $2 and seq <= $3 and refused is null limit $7)`,
    [county, after, upTo, placesOf(place), place, crossing, MOST_ENTRIES + 1],
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

/**
 * Gathers the rows that were touched, as they are now, where they are the holder's, and those of the kinds that are told whole.
 * @returns what was touched in the holder's own place and is not the holder's (any more), by kind
 */
export async function gatherTouched(
  gathering: Gathering,
  { ids, own, products: anywhere }: Touched,
): Promise<Readonly<Record<string, string[]>>> {
  const { db, county, by, rows } = gathering;
  const [byRow, byAnybody] = [toldTo(by, 'by-row'), toldTo(by, 'anywhere')];
  const selects = [
    ...byRow.map((kind) => `${selectOf(kind)} and t.id = any($2::uuid[])`),
    ...byAnybody.map((kind) => `${selectOf(kind)} and ($3::uuid[] is null or t.id = any($3::uuid[]))`),
  ];
  const touched = await db.query<FoundRow>(
    `with given as (select $2::uuid[], $3::uuid[]) ${selects.join(' union all ')}`,
    [county, ids, anywhere ?? null],
  );
  const found = emptyRows();
  for (const { kind, row } of touched.rows) putAll(found, kind, [row]);
  for (const kind of [...byRow, ...byAnybody]) keepOwn(gathering, kind, found);
  await gather(gathering, toldTo(by, 'whole', 'along'));
  const gone = byRow.map(
    (kind) => [kind, [...found[kind].keys()].filter((id) => own.has(id) && !rows[kind].has(id))] as const,
  );
  return Object.fromEntries(gone.filter(([, left]) => left.length > 0));
}

function keepOwn<K extends Kind>({ by, rows, ...of }: Gathering, kind: K, found: FillingRows): void {
  const touched: ReadonlyMap<string, Entities[K]> = found[kind];
  putAll(rows, kind, [...touched.values()].filter(belongingTo(by, kind, of, rows)));
}

/** The recipients of a station's parcels who are another station's villagers: no entry here tells of a change of theirs. */
export async function readStrangers({
  db,
  county,
  holder,
}: Pick<Gathering, 'db' | 'county' | 'holder'>): Promise<readonly PrivateRef[]> {
  const { rows } = await db.query<{ villager: string }>(
    `select distinct p.villager from parcel p join villager v on v.county = $1 and v.id = p.villager where p.county = $1 and p.station = $2 and v.station <> $2`,
    [county, holder],
  );
  return rows.map(({ villager }) => ['villager', villager]);
}

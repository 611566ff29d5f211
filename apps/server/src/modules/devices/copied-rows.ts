import {
  accountOf,
  belongs,
  copiedKinds,
  emptyCopy,
  goesBy,
  keptSince,
  ownAccounts,
  type CopiedKind,
  type CopiedPerson,
  type CopyOf,
  type Entities,
  type HeldRows,
  type Station,
} from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';
import { mappings } from '../../store/mapping.ts';
import { entityOf } from '../../store/statements.ts';

/** A station's copy while it is put together: of whose it is, and the rows found so far. */
export interface Gathering extends CopyOf {
  readonly db: Queryable;
  readonly county: string;
  readonly rows: HeldRows;
}

interface FoundRow<K extends CopiedKind = CopiedKind> {
  readonly kind: K;
  readonly row: Entities[K];
}

export function newGathering(about: Omit<Gathering, 'rows'>): Gathering {
  return { ...about, rows: emptyCopy().rows };
}

/** The station, where it is one. */
export async function stationOf(db: Queryable, county: string, id: string): Promise<Station | undefined> {
  const { rows } = await db.query<{ row: Station }>(
    `select ${entityOf('station')} as row from station t where t.county = $1 and t.id = $2`,
    [county, id],
  );
  return rows[0]?.row;
}

/** Which rows of a kind to look at: $1 the county, $2 the station, $3 its village, $4 the partner, $5 since when what is done with is kept, $6 the station's own accounts. */
const wanted = {
  station: 't.id = $2',
  position: 't.id in ($2::text, $3)',
  settings: 'true',
  member: `(t.id = $4 or exists (select from json_array_elements(t.holdings) h where h ->> 'role' = 'station-partner' and $3 like (h ->> 'place') || '%'))`,
  drawer: 't.id = $2',
  purchaseTally: 't.id = $2',
  deliveryWindow: 't.id = $2',
  account: 't.id = any($6::text[])',
  product: 'true',
  remittance: `t.station = $2 and (t.stage = 'sent' or t.sent_at >= to_timestamp($5::bigint / 1000.0))`,
  villager: 't.station = $2',
  order: `t.station = $2 and (t.stage in ('placed', 'confirmed', 'undelivered', 'received', 'collected') or t.placed_at >= to_timestamp($5::bigint / 1000.0) or t.collected_at >= to_timestamp($5::bigint / 1000.0))`,
  parcel: `t.station = $2 and (t.stage in ('at-centre', 'on-van', 'at-station') or t.complaint is not null or t.closed_at >= to_timestamp($5::bigint / 1000.0))`,
  consignment: `t.station = $2 and (t.stage in ('at-station', 'on-van', 'at-centre', 'missing') or t.closed_at >= to_timestamp($5::bigint / 1000.0) or t.registered_at >= to_timestamp($5::bigint / 1000.0))`,
  vanLoad: `t.station = $2 and t.loaded_at >= to_timestamp($5::bigint / 1000.0)`,
  consent: `t.station = $2 and (t.revoked_at is null or t.revoked_at >= to_timestamp($5::bigint / 1000.0))`,
} as const satisfies { readonly [K in CopiedKind]?: string };

/** A kind that is the station's by itself; the others hang on these. */
export type OwnKind = keyof typeof wanted;
export const ownKinds = [
  'station',
  'position',
  'settings',
  'member',
  'drawer',
  'purchaseTally',
  'deliveryWindow',
  'account',
  'product',
  'remittance',
  'villager',
  'order',
  'parcel',
  'consignment',
  'vanLoad',
  'consent',
] as const satisfies readonly OwnKind[];

/** The rows of kinds that are the station's by themselves. One query. */
export async function gatherOwn(gathering: Gathering, kinds: readonly OwnKind[]): Promise<void> {
  const { db, county, station, village, partner, now } = gathering;
  const sql = kinds.map(
    (kind) =>
      `select '${kind}' as kind, ${entityOf(kind)} as row from ${mappings[kind].table} t where t.county = $1 and ${wanted[kind]}`,
  );
  // Every parameter is named once with its type, so that each of these may leave some out.
  const { rows } = await db.query<FoundRow>(
    `with given as (select $2::uuid, $3::text, $4::uuid, $5::bigint, $6::text[]) ${sql.join(' union all ')}`,
    [county, station, village, partner, keptSince(now), ownAccounts(gathering)],
  );
  keep(gathering, rows);
}

/** The rows that hang on villagers, orders and parcels: tabs, numbers, codes, loads. */
export async function gatherHanging(
  gathering: Gathering,
  on: Pick<HeldRows, 'villager' | 'order' | 'parcel'>,
): Promise<void> {
  const { db, county, station } = gathering;
  const parcels = [...on.parcel.values()];
  const loads = parcels
    .filter(({ holder }) => holder.startsWith('van:'))
    .map(({ holder }) => holder.slice('van:'.length));
  const { rows } = await db.query<FoundRow>(
    `select 'account' as kind, ${entityOf('account')} as row from account t where t.county = $1 and t.id = any($2::text[])
     union all select 'orderReference', ${entityOf('orderReference')} from order_reference t where t.county = $1 and t.of_order = any($3::uuid[])
     union all select 'waybill', ${entityOf('waybill')} from waybill t where t.county = $1 and t.id = any($4::text[])
     union all select 'pickupCode', ${entityOf('pickupCode')} from pickup_code t where t.county = $1 and t.id = any($5::text[])
     union all select 'vanLoad', ${entityOf('vanLoad')} from van_load t where t.county = $1 and t.id = any($6::uuid[])`,
    [
      county,
      [...on.villager.keys()].map(accountOf.tab),
      [...on.order.keys()],
      parcels.map(({ number }) => number),
      parcels.map(({ code }) => `${station}:${code}`),
      [...new Set(loads)],
    ],
  );
  keep(gathering, rows);
}

/** Keeps of what was found what belongs to the station. */
export function keep(gathering: Gathering, found: readonly FoundRow[]): void {
  for (const { kind, row } of found) keepRow(gathering, kind, row);
}

function keepRow<K extends CopiedKind>(gathering: Gathering, kind: K, row: Entities[K]): void {
  const belongsHere: (row: Entities[K], of: CopyOf, held: Pick<Gathering, 'rows'>) => boolean = belongs[kind];
  const rows: Map<string, Entities[K]> = gathering.rows[kind];
  const { id }: Entities[CopiedKind] = row;
  if (belongsHere(row, gathering, gathering)) rows.set(id, row);
}

/** The private rows of villagers, of whom parcels and consignments are for, and of outside purchases, of those about whom anything is known. */
export async function readPeople(
  { db, county }: Pick<Gathering, 'db' | 'county'>,
  ids: readonly string[],
): Promise<readonly CopiedPerson[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<CopiedPerson>(
    `select person as id, name, phone, address from person_private
     where county = $1 and kind in ('villager', 'parcel', 'consignment', 'order') and person = any($2::uuid[]) and (name is not null or phone is not null or address is not null) order by person`,
    [county, ids],
  );
  return rows;
}

/** What the people at work are called whom these rows name, the vans that took goods up, and the places of the station. */
export async function readNames({ db, county, rows, village, partner }: Gathering): Promise<Record<string, string>> {
  const people = new Set([partner]);
  const add = (id: string | null) => id !== null && people.add(id);
  for (const { id } of rows.member.values()) people.add(id);
  for (const { partner: by, steps } of rows.order.values())
    for (const id of [by, ...steps.map((step) => step.by)]) people.add(id);
  for (const { steps } of [...rows.parcel.values(), ...rows.consignment.values()])
    for (const { by } of steps) people.add(by);
  for (const { driver } of rows.vanLoad.values()) add(driver);
  for (const { partner: by, confirmedBy } of rows.remittance.values()) for (const id of [by, confirmedBy]) add(id);
  for (const { countedBy } of rows.drawer.values()) add(countedBy);
  for (const { partner: by } of rows.station.values()) add(by);
  const codes = [6, 9, 12].map((length) => village.slice(0, length));
  const loops = [...rows.consignment.values()].flatMap(({ loop }) => loop ?? []);
  const named = await db.query<{ id: string; name: string }>(
    `select person::text as id, name from person_private where county = $1 and kind = 'member' and person = any($2::uuid[]) and name is not null
     union all select code, name from place where code = any($3::text[])
     union all select l.id::text, v.name from loop l join vehicle v on v.county = $1 and v.id = l.vehicle where l.county = $1 and l.id = any($4::uuid[]) order by id`,
    [county, [...people], codes, loops],
  );
  return Object.fromEntries(named.rows.map(({ id, name }) => [id, name]));
}

/** The rows by kind, in the order in which they pack best: by id, which is by time. */
export function inOrder(rows: HeldRows): Record<string, readonly Entities[CopiedKind][]> {
  const kinds = copiedKinds.filter((kind) => (kind !== 'waybill' && kind !== 'pickupCode') || !isAsEver(rows));
  return Object.fromEntries(kinds.map((kind) => [kind, sortedById([...rows[kind].values()])]));
}

/** Whether the parcels go by their numbers and codes as the device supposes: then it need not be told. */
function isAsEver(rows: HeldRows): boolean {
  const supposed = goesBy([...rows.parcel.values()]);
  return (['waybill', 'pickupCode'] as const).every(
    (kind) =>
      supposed[kind].length === rows[kind].size &&
      supposed[kind].every(({ id, parcel }) => rows[kind].get(id)?.parcel === parcel),
  );
}

function sortedById<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

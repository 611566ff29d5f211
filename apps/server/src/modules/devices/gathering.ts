import {
  askedBy,
  emptyRows,
  heldBy,
  holders,
  invariant,
  kindsHeldBy,
  putAll,
  supposed,
  wayLevel,
  type WayAsked,
  type CopiedPerson,
  type CopyOf,
  type Entities,
  type FillingRows,
  type Held,
  type HolderRule,
  type Kind,
  type NameRef,
  type PrivateRef,
} from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';
import { columnsOf, mappings } from '../../store/mapping.ts';
import { entityOf } from '../../store/statements.ts';
import { fetchedBy } from '../loops/loop-attention.ts';

/** A holder's copy while it is put together: of whose it is, and the rows found so far. */
export interface Gathering extends CopyOf {
  readonly db: Queryable;
  readonly county: string;
  /** The holder's word. */
  readonly by: string;
  readonly rows: FillingRows;
}

export interface FoundRow {
  readonly kind: Kind;
  readonly row: Entities[Kind];
}

export function newGathering(about: Omit<Gathering, 'rows'>): Gathering {
  return { ...about, rows: emptyRows() };
}

/** What a holder's word stands for. */
export function ruleOf(by: string): HolderRule {
  const rule = holders.get(by);
  invariant(rule !== undefined, `no module has a holder called ${by}`);
  return rule;
}

/** The kinds of which a holder is told in one of some ways. */
export function toldTo(by: string, ...ways: readonly Held<Kind>['told'][]): readonly Kind[] {
  const of = heldBy(by);
  return kindsHeldBy(by).filter((kind) => ways.some((told) => of[kind]?.told === told));
}

/**
 * Gathers rows by the ways of their kinds: first those that ask for nothing else, then those that hang on what was found, one query
 * after the other.
 * @param first of which kinds the rows are wanted that hang on none
 */
export async function gather(gathering: Gathering, first: readonly Kind[]): Promise<void> {
  const kinds = kindsHeldBy(gathering.by);
  const deepest = Math.max(...kinds.map((kind) => Math.max(...levelsOf(gathering.by, kind))));
  for (let level = 0; level <= deepest; level += 1) await gatherLevel(gathering, level === 0 ? first : kinds, level);
}

async function gatherLevel(gathering: Gathering, kinds: readonly Kind[], level: number): Promise<void> {
  const given: unknown[] = [gathering.county];
  const give = (value: unknown) => `$${given.push(value)}`;
  const selects = kinds.flatMap((kind) => {
    const ways = waysOf(gathering, kind, level).map((asked) => conditionOf(kind, asked, give));
    return ways.length === 0 ? [] : [`${selectOf(kind)} and (${ways.join(' or ')})`];
  });
  if (selects.length === 0) return;
  const { rows } = await gathering.db.query<FoundRow>(selects.join(' union all '), given);
  for (const { kind, row } of rows) putAll(gathering.rows, kind, [row]);
}

/** The rows of a kind in the county `$1`. */
export function selectOf(kind: Kind): string {
  return `select '${kind}' as kind, ${entityOf(kind)} as row from ${mappings[kind].table} t where t.county = $1`;
}

function levelsOf<K extends Kind>(by: string, kind: K): readonly number[] {
  const held: Held<K> | undefined = heldBy(by)[kind];
  return (held?.ways ?? []).map((way) => wayLevel(heldBy(by), kind, way));
}

function waysOf<K extends Kind>({ by, rows, ...of }: Gathering, kind: K, level: number): readonly WayAsked[] {
  const held: Held<K> | undefined = heldBy(by)[kind];
  return (held?.ways ?? []).flatMap((way) =>
    wayLevel(heldBy(by), kind, way) === level ? (askedBy(way, of, rows) ?? []) : [],
  );
}

/** A way as a condition on the rows of a kind's table, named `t`. */
function conditionOf(
  kind: Kind,
  { among, filled, since, until, differs, serves }: WayAsked,
  give: (value: unknown) => string,
): string {
  const columns = new Map(columnsOf(kind).map((one) => [one.field, one]));
  const column = (field: string) => {
    const found = columns.get(field);
    invariant(found !== undefined, `${kind} has a column for ${field}`);
    return found;
  };
  const moment = (field: string, than: string, at: number) =>
    `t.${column(field).column} ${than} to_timestamp(${give(at)}::bigint / 1000.0)`;
  const conditions = [
    ...among.map(([field, values]) => {
      const { column: name, type } = column(field);
      const some = [...values].filter((value) => value !== null);
      if (some.length === 0) return `t.${name} is null`;
      const is = `t.${name} = any(${give(some)}::${type}[])`;
      return values.has(null) ? `(${is} or t.${name} is null)` : is;
    }),
    ...(filled === undefined ? [] : [`t.${column(filled).column} is not null`]),
    ...since.map(([field, at]) => moment(field, '>=', at)),
    ...until.map(([field, at]) => moment(field, '<', at)),
    ...(differs === undefined
      ? []
      : [
          `t.${column(differs.field).column} <> ${give(differs.after)}::text || t.${column(differs.from).column}::text`,
        ]),
    ...(serves === undefined
      ? []
      : [
          `exists (select from json_array_elements(t.${column('holdings').column}) h where h ->> 'role' = ${give(serves.role)}::text and ${give(serves.place)}::text like (h ->> 'place') || '%')`,
        ]),
  ];
  return conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`;
}

/** Some private rows, of those about whom anything is known. */
export async function readPeople(
  { db, county }: Pick<Gathering, 'db' | 'county'>,
  people: readonly PrivateRef[],
): Promise<readonly CopiedPerson[]> {
  if (people.length === 0) return [];
  const { rows } = await db.query<CopiedPerson>(
    `select p.person as id, p.name, p.phone, p.address
     from person_private p join (select distinct * from unnest($2::text[], $3::uuid[]) as k(kind, person)) k on p.kind = k.kind and p.person = k.person
     where p.county = $1 and (p.name is not null or p.phone is not null or p.address is not null) order by p.person`,
    [county, people.map(([kind]) => kind), people.map(([, id]) => id)],
  );
  return rows;
}

/** What everybody and everything is called that these rows name: the vans of loops too, and under `fetcher` and its id which comes for a loop. */
export async function readNames(gathering: Gathering): Promise<Record<string, string>> {
  const named = kindsHeldBy(gathering.by).flatMap((kind) => namesIn(gathering, kind));
  const of = (sort: NameRef[0]) => [...new Set(named.flatMap(([of, id]) => (of === sort ? [id] : [])))];
  const { rows } = await gathering.db.query<{ id: string; name: string }>(
    `select person::text as id, name from person_private where county = $1 and kind = 'member' and person = any($2::uuid[]) and name is not null
     union all select code, name from place where code = any($3::text[])
     union all select l.id::text, v.name from loop l join vehicle v on v.county = $1 and v.id = l.vehicle where l.county = $1 and l.id = any($4::uuid[])
     union all select 'fetcher ' || t.id::text, ${fetchedBy('fv.name')} from loop t where t.county = $1 and t.id = any($5::uuid[]) order by id`,
    [gathering.county, of('person'), of('place'), of('van'), of('fetcher')],
  );
  return Object.fromEntries(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}

function namesIn<K extends Kind>({ by, rows }: Gathering, kind: K): readonly NameRef[] {
  const held: Held<K> | undefined = heldBy(by)[kind];
  const { names } = held ?? {};
  const of: ReadonlyMap<string, Entities[K]> = rows[kind];
  return names === undefined ? [] : [...of.values()].flatMap(names);
}

/** The rows by kind as their holder may see them, in the order in which they pack best: by id, which is by time. Those that are as ever are left out. */
export function toPack({ by, rows }: Gathering): Record<string, readonly Entities[Kind][]> {
  const kinds = kindsHeldBy(by).filter((kind) => !isAsEver(by, kind, rows));
  return Object.fromEntries(kinds.map((kind) => [kind, shown(by, kind, rows)]));
}

function shown<K extends Kind>(by: string, kind: K, rows: FillingRows): readonly Entities[K][] {
  const held: Held<K> | undefined = heldBy(by)[kind];
  const of: ReadonlyMap<string, Entities[K]> = rows[kind];
  const sorted = [...of].toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, row]) => row);
  return held?.shown === undefined ? sorted : sorted.map(held.shown);
}

/** Whether rows are what the device supposes by those that they hang on: then it need not be told. */
function isAsEver<K extends Kind>(by: string, kind: K, rows: FillingRows): boolean {
  const found = supposed(by, kind, rows);
  const of: ReadonlyMap<string, Entities[K]> = rows[kind];
  return (
    found !== undefined &&
    found.length === of.size &&
    found.every((row) => JSON.stringify(sortedFields(row)) === JSON.stringify(sortedFields(of.get(row.id))))
  );
}

function sortedFields(row: object | undefined): readonly (readonly [string, unknown])[] {
  return Object.entries(row ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

import {
  entityKinds,
  kinds,
  type Asked,
  type Entities,
  type BoundCommand,
  type Kind,
  type KindTraits,
  type KnownPerson,
  type PrivateKind,
  type PrivateRef,
  type Ref,
  WorkingSet,
} from '@yangui/domain';
import type { ClientBase } from 'pg';
import { mappings } from './mapping.ts';
import { allRows, rowsByKey } from './statements.ts';

const wholeKinds = kinds.filter((kind) => entityKinds[kind].heldWhole);
const askedKinds = kinds.filter((kind) => {
  const { whenAsked }: KindTraits = entityKinds[kind];
  return whenAsked === true;
});

interface LoadedRow<K extends Kind = Kind> {
  readonly kind: K;
  readonly county: string;
  readonly id: string;
  readonly row: Entities[K];
}

/** Working sets of counties as the tables have them now, with the kinds that are held whole. One query. */
export async function loadCounties(
  client: Pick<ClientBase, 'query'>,
  counties: readonly string[],
): Promise<ReadonlyMap<string, WorkingSet>> {
  const sets = new Map(counties.map((county) => [county, new WorkingSet(kinds, wholeKinds, askedKinds)]));
  const { rows } = await client.query<LoadedRow>(wholeKinds.map(allRows).join(' union all '), [counties]);
  for (const { kind, county, id, row } of rows) sets.get(county)?.load(kind, id, row);
  return sets;
}

/** What one county's commands need. */
export interface Wanted {
  readonly county: string;
  readonly refs: readonly Ref[];
}

/** The people whose private rows one county's commands are held against. */
export interface PeopleAsked {
  readonly county: string;
  readonly people: readonly PrivateRef[];
}

/** Loads the private rows that are asked about and not yet known into their counties' working sets. One query, or none. */
export async function loadPeople(
  client: Pick<ClientBase, 'query'>,
  sets: ReadonlyMap<string, WorkingSet>,
  asked: readonly PeopleAsked[],
): Promise<void> {
  const keys: { readonly county: string; readonly kind: string; readonly person: string }[] = [];
  for (const { county, people } of asked) {
    const set = sets.get(county);
    for (const person of people) {
      if (set === undefined || set.hasPerson(person)) continue;
      set.loadPerson(person, undefined);
      keys.push({ county, kind: person[0], person: person[1] });
    }
  }
  if (keys.length === 0) return;
  const { rows } = await client.query<KnownPerson & { county: string; kind: PrivateKind; person: string }>(
    `select p.county, p.kind, p.person, p.name, p.phone from person_private p
     join unnest($1::text[], $2::text[], $3::uuid[]) as k(county, kind, person) on p.county = k.county and p.kind = k.kind and p.person = k.person`,
    [keys.map(({ county }) => county), keys.map(({ kind }) => kind), keys.map(({ person }) => person)],
  );
  for (const { county, kind, person, name, phone } of rows)
    sets.get(county)?.loadPerson([kind, person], { name, phone });
}

/** Things whose ids are those of the commands that made them: no other command can have such an id, as the journal sees to it. */
const underCommandIds: ReadonlySet<Kind> = new Set<Kind>([
  'dayClose',
  'floatHanding',
  'order',
  'remittance',
  'stockReceipt',
  'contributionPayment',
  'enquiry',
]);
/** Things that must be looked up to be known of. Those held whole are known; what shares another thing's id is known by that. */
const lookedUp = kinds.filter(
  (kind) => !entityKinds[kind].heldWhole && mappings[kind].fields.id === 'uuid' && kind !== 'loopCharge',
);
const namedSql = lookedUp
  .map((kind) => {
    const [counties, ids] = underCommandIds.has(kind) ? ['$3', '$4'] : ['$1', '$2'];
    return `select '${kind}' as kind, t.county, t.id from ${mappings[kind].table} t
      join unnest(${counties}::text[], ${ids}::uuid[]) as k(county, id) on t.county = k.county and t.id = k.id`;
  })
  .join(' union all ');

/** How often what ids name was looked up, while this server runs. */
let lookedUpTimes = 0;
/** By then PostgreSQL has counted the rows of tables that grow, and plans anew by itself. */
const PLANNED_AT_MOST = 4_096;

/**
 * What the look-up is called on a connection. A statement that has a name is planned once: made while a table was as good as empty, the
 * plan goes through all of a county's rows by whatever index there is, and stays so as they become thousands. So it is planned
 * again whenever it was asked twice as often.
 */
function namedBySize(): string {
  lookedUpTimes = Math.min(lookedUpTimes + 1, PLANNED_AT_MOST);
  return `named-${Math.floor(Math.log2(lookedUpTimes))}`;
}

/**
 * Tells counties' working sets what the ids name already that commands give to what they make, and the commands' own.
 * One query, by primary keys.
 */
export async function loadNamed(
  client: Pick<ClientBase, 'query'>,
  sets: ReadonlyMap<string, WorkingSet>,
  said: readonly Said[],
): Promise<void> {
  const all: Key[] = [];
  const given: Key[] = [];
  for (const { county, commands } of said) {
    const set = sets.get(county);
    if (set === undefined) continue;
    for (const command of commands) {
      all.push({ county, id: command.id });
      for (const [, id] of command.makes(set)) {
        if (id === command.id) continue;
        all.push({ county, id });
        given.push({ county, id });
      }
    }
  }
  const { rows } = await client.query<Key & { kind: Kind }>({
    name: namedBySize(),
    text: namedSql,
    values: [all, given].flatMap((keys) => [keys.map(({ county }) => county), keys.map(({ id }) => id)]),
  });
  for (const { kind, county, id } of rows) sets.get(county)?.loadNamed(id, kind);
}

interface Key {
  readonly county: string;
  readonly id: string;
}

/** Counties' commands, for which something is loaded. */
interface Said {
  readonly county: string;
  readonly commands: readonly BoundCommand[];
}

/** Loads what commands need and is not yet known into their counties' working sets, level by level. One query a level, or none. */
export async function loadNeeded(
  client: Pick<ClientBase, 'query'>,
  sets: ReadonlyMap<string, WorkingSet>,
  said: readonly Said[],
): Promise<void> {
  for (let level = 0, more = true; more; level += 1) {
    more = false;
    const wanted = said.map(({ county, commands }) => {
      const set = sets.get(county);
      const refs = set === undefined ? [] : commands.map((command) => command.rows(level, set));
      more ||= refs.some((some) => some !== undefined);
      return { county, refs: refs.flatMap((some) => some ?? []) };
    });
    await loadMissing(client, sets, wanted);
  }
}

/** Loads the rows that are wanted and not yet known into their counties' working sets. One query, or none. */
export async function loadMissing(
  client: Pick<ClientBase, 'query'>,
  sets: ReadonlyMap<string, WorkingSet>,
  wanted: readonly Wanted[],
): Promise<void> {
  const keys = new Map<Kind, { counties: string[]; ids: string[] }>();
  for (const { county, refs } of wanted) {
    const set = sets.get(county);
    for (const [kind, id] of refs) {
      if (set === undefined || set.has(kind, id)) continue;
      set.load(kind, id, undefined);
      let of = keys.get(kind);
      if (of === undefined) keys.set(kind, (of = { counties: [], ids: [] }));
      of.counties.push(county);
      of.ids.push(id);
    }
  }
  if (keys.size === 0) return;
  const asked = [...keys];
  const sql = asked.map(([kind], index) => rowsByKey(kind, index * 2 + 1)).join(' union all ');
  const { rows } = await client.query<LoadedRow>(
    sql,
    asked.flatMap(([, { counties, ids }]) => [counties, ids]),
  );
  for (const { kind, county, id, row } of rows) sets.get(county)?.load(kind, id, row);
}

/** Loads into a county's working set what rules asked for on the way. One query for the rows, one for what is wanted whole. */
export async function loadAsked(
  client: Pick<ClientBase, 'query'>,
  county: string,
  set: WorkingSet,
  { rows: refs, whole }: Asked,
): Promise<void> {
  if (whole.length > 0) {
    const { rows } = await client.query<LoadedRow>(whole.map(allRows).join(' union all '), [[county]]);
    // What is here already may be ahead of the tables.
    for (const { kind, id, row } of rows) if (!set.has(kind, id)) set.load(kind, id, row);
    for (const kind of whole) set.loadedWhole(kind);
  }
  await loadMissing(client, new Map([[county, set]]), [{ county, refs }]);
}

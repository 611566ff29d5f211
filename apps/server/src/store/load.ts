import { entityKinds, type Entities, type Kind, type KnownPerson, type Ref, WorkingSet } from '@yangui/domain';
import type { ClientBase } from 'pg';
import { allRows, rowsByKey } from './statements.ts';

/** Every entity kind, in the order their rows are saved. */
export const kinds: readonly Kind[] = Object.keys(entityKinds).filter((kind): kind is Kind => kind in entityKinds);

const wholeKinds = kinds.filter((kind) => entityKinds[kind].heldWhole);

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
  const sets = new Map(counties.map((county) => [county, new WorkingSet(kinds, wholeKinds)]));
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
  readonly people: readonly string[];
}

/** Loads the private rows that are asked about and not yet known into their counties' working sets. One query, or none. */
export async function loadPeople(
  client: Pick<ClientBase, 'query'>,
  sets: ReadonlyMap<string, WorkingSet>,
  asked: readonly PeopleAsked[],
): Promise<void> {
  const keys: { readonly county: string; readonly person: string }[] = [];
  for (const { county, people } of asked) {
    const set = sets.get(county);
    for (const person of people) {
      if (set === undefined || set.hasPerson(person)) continue;
      set.loadPerson(person, undefined);
      keys.push({ county, person });
    }
  }
  if (keys.length === 0) return;
  const { rows } = await client.query<KnownPerson & { county: string; person: string }>(
    `select p.county, p.person, p.name, p.phone from person_private p
     join unnest($1::text[], $2::uuid[]) as k(county, person) on p.county = k.county and p.person = k.person`,
    [keys.map(({ county }) => county), keys.map(({ person }) => person)],
  );
  for (const { county, person, name, phone } of rows) sets.get(county)?.loadPerson(person, { name, phone });
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

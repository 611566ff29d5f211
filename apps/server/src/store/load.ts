import { entityKinds, type Entities, type Kind, type Ref, WorkingSet } from '@yangui/domain';
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
export async function loadCounties(client: Pick<ClientBase, 'query'>, counties: readonly string[]): Promise<ReadonlyMap<string, WorkingSet>> {
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

/** Loads the rows that are wanted and not yet known into their counties' working sets. One query, or none. */
export async function loadMissing(client: Pick<ClientBase, 'query'>, sets: ReadonlyMap<string, WorkingSet>, wanted: readonly Wanted[]): Promise<void> {
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
  const { rows } = await client.query<LoadedRow>(sql, asked.flatMap(([, { counties, ids }]) => [counties, ids]));
  for (const { kind, county, id, row } of rows) sets.get(county)?.load(kind, id, row);
}

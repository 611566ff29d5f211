import { privateKinds } from '@yangui/domain';
import type { Reading } from '../../http/reading.ts';
import type { Sight } from '../../http/sight.ts';

/** A step of custody: who had it afterwards, and who did it. */
export interface CustodyStep {
  readonly holder: string;
  readonly by: string;
}

/** What the stations, vans and people of a history are called, by id. A van is told with its seal, or alone where goods go up on it. */
export async function holderNames(
  { pool, county }: Pick<Reading, 'pool' | 'county'>,
  steps: readonly CustodyStep[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(steps.flatMap(({ holder, by }) => [by, holder.split(':')[1] ?? '']))].filter(
    (one) => one.length === 36,
  );
  const { rows } = await pool.query<{ id: string; name: string }>(
    `select person as id, name from person_private where county = $1 and kind = any($3::text[]) and person = any($2::uuid[]) and name is not null
     union all select id, name from station where county = $1 and id = any($2::uuid[])
     union all select id, van || ' · ' || seal from van_load where county = $1 and id = any($2::uuid[])
     union all select l.id, v.name from loop l join vehicle v on v.county = $1 and v.id = l.vehicle where l.county = $1 and l.id = any($2::uuid[])`,
    [county, ids, privateKinds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What the holder of a step is called; somebody who took the thing away only where the reader knows people of the place. */
export function holderNameOf(
  known: ReadonlyMap<string, string>,
  people: Sight,
  place: string,
  holder: string,
): string | null {
  const [kind, id = ''] = holder.split(':');
  const name = known.get(id) ?? null;
  return kind === 'person' ? people.name(place, name) : name;
}

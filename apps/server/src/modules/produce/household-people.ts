import type { Queryable } from '../../journal/read.ts';
import type { Sight } from '../../http/sight.ts';

interface PersonRow {
  readonly household: string;
  readonly village: string;
  readonly name: string;
}

/**
 * What the people of households are called, by the household's id and in the order in which they were written down: those whom the
 * reader may know. The books call a household by a code alone.
 */
export async function householdPeople(
  db: Queryable,
  { county, people }: { readonly county: string; readonly people: Sight },
  households: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await db.query<PersonRow>(
    `select h.id as household, h.village, p.name from household h cross join lateral json_array_elements(h.members) with ordinality m(one, turn)
       join person_private p on p.county = $1 and p.kind = 'villager' and p.person = (m.one ->> 'villager')::uuid
     where h.county = $1 and h.id = any($2::uuid[]) and p.name is not null order by h.id, m.turn`,
    [county, households],
  );
  const known = rows.filter(({ village }) => people.sees(village));
  return new Map(
    [...Map.groupBy(known, ({ household }) => household)].map(([id, of]) => [id, of.map(({ name }) => name)]),
  );
}

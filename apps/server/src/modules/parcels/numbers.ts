import type { Queryable } from '../../journal/read.ts';

/** The numbers on the labels of those of these that are parcels: what anybody finds them by, long after their codes went to others. */
export async function parcelNumbers(
  db: Queryable,
  county: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; number: string }>(
    'select id, number from parcel where county = $1 and id = any($2::uuid[])',
    [county, ids],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

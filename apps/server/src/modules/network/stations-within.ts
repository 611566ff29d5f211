import type { Reading } from '../../http/reading.ts';

/**
 * The stations whose rows are asked for, so that a large table is asked by its index on stations instead of by place.
 * @param station the one asked for, which need not be among the reader's: their places still hold
 * @returns null where it is everybody's in the county
 */
export async function stationsWithin(
  { pool, county, within }: Pick<Reading, 'pool' | 'county' | 'within'>,
  station: string | undefined,
): Promise<readonly string[] | null> {
  if (station !== undefined) return [station];
  if (within.some((place) => county.startsWith(place.slice(0, -1)))) return null;
  const { rows } = await pool.query<{ id: string }>(
    'select id from station where county = $1 and village like any($2::text[])',
    [county, within],
  );
  return rows.map(({ id }) => id);
}

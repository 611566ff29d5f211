import type { About } from '@yangui/domain';
import type { Queryable } from '../../journal/read.ts';
import { parcelNumbers } from '../parcels/numbers.ts';

/** Lines with the number of the parcel that they are about; null where it is something else. */
export async function withNumbers<L extends { readonly about: About }>(
  db: Queryable,
  county: string,
  lines: readonly L[],
): Promise<(L & { readonly number: string | null })[]> {
  const numbers = await parcelNumbers(
    db,
    county,
    lines.flatMap(({ about: { kind, id } }) => (kind === 'parcel' ? [id] : [])),
  );
  return lines.map((line) => ({ ...line, number: numbers.get(line.about.id) ?? null }));
}

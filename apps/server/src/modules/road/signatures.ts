import type { AnswerOf } from '@yangui/domain/reads';
import type { Reading } from '../../http/reading.ts';

/** A driver's own hand to a bag that the centre booked onto the van: who, when, and how many pieces were in it. */
export type Signature = NonNullable<AnswerOf<'/parcels/:id'>['history'][number]['signed']>;

/** The last signatures for the bags that a history went through, by their holder: `van:load`. */
export async function signaturesOf(
  { pool, county }: Pick<Reading, 'pool' | 'county'>,
  holders: readonly string[],
): Promise<ReadonlyMap<string, Signature>> {
  const { rows } = await pool.query<Signature & { readonly holder: string }>(
    `select 'van:' || l.id::text as holder, (x ->> 'at')::bigint as at, p.name as "byName", json_array_length(l.parcels) as pieces
     from van_load l join loop o on o.county = $1 and o.id = l.loop cross join lateral json_array_elements(o.signed) x
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = (x ->> 'by')::uuid
     where l.county = $1 and 'van:' || l.id::text = any($2::text[]) and x ->> 'load' = l.id::text order by 2`,
    [county, holders],
  );
  return new Map(rows.map(({ holder, ...signed }) => [holder, signed]));
}

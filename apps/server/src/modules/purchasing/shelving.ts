import { usualShelving } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import type { Query } from '../../http/reading.ts';

/** How a station's shelves stand: as somebody arranged them, else as they usually do. */
export const shelving: Query<'/shelving'> = async ({ pool, county, within }, { station }) => {
  const { rows } = await pool.query<RowOf<'/shelving'>>(
    `select s.id, coalesce(h.shelves, $4) as shelves, coalesce(h.places, $5) as places
       from station s left join shelving h on h.county = $1 and h.id = s.id
       where s.county = $1 and s.id = $3 and s.village like any($2::text[])`,
    [county, within, station, usualShelving.shelves, usualShelving.places],
  );
  return { rows, next: null };
};

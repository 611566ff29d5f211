import { viewFilters } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Query } from '../../http/reading.ts';

interface Row {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly filters: unknown;
  readonly opens: boolean;
}

/** The reader's own views, of one list or of all, by name. */
export const savedViews: Query<'/saved-views'> = async ({ pool, county, person }, { list }) => {
  const { rows } = await pool.query<Row>(
    `select id, list, name, filters, opens from saved_view
       where county = $1 and person = $2 and ($3::text is null or list = $3) order by list, name`,
    [county, person, list ?? null],
  );
  return { rows: rows.map(({ filters, ...row }) => ({ ...row, filters: z.parse(viewFilters, filters) })), next: null };
};

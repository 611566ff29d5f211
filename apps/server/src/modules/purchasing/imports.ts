import * as z from 'zod';
import { defineRead } from '../../http/reading.ts';
import { moment } from '../../http/shapes.ts';

/** Imports of the catalogue, newest first: when, by whom, and what became of the products each brought. */
export const imports = defineRead({
  path: '/imports',
  summary: 'Imports of the catalogue, to be undone',
  capability: 'products.edit',
  asks: z.object({}),
  answer: z.object({
    rows: z.array(z.object({ id: z.uuid(), at: moment, byName: z.string().nullable(), products: z.int(), ordered: z.int(), withdrawn: z.int() })),
    next: z.null(),
  }),
  async read({ pool, county }) {
    const { rows } = await pool.query<{ id: string; products: number; ordered: number; withdrawn: number; byName: string | null }>(
      `select i.id, i.products, i.ordered, i.withdrawn, p.name as "byName"
       from (select import_id as id, min(id::text)::uuid as first, count(*)::int as products, count(*) filter (where ordered and not withdrawn)::int as ordered,
           count(*) filter (where withdrawn)::int as withdrawn
         from product where county = $1 and import_id is not null group by import_id) i
       left join journal_entry e on e.county = $1 and e.command_id = i.first
       left join person_private p on p.county = $1 and p.person = e.by_person
       order by i.id desc limit 100`,
      [county],
    );
    return { rows: rows.map((row) => ({ ...row, at: Number.parseInt(row.id.replaceAll('-', '').slice(0, 12), 16) })), next: null };
  },
});

import type { Query } from '../../http/reading.ts';

interface ImportRow {
  readonly id: string;
  readonly products: number;
  readonly ordered: number;
  readonly withdrawn: number;
  readonly changed: number;
  readonly restorable: number;
  readonly byName: string | null;
}

/** Imports of the catalogue, newest first: when, by whom, and what became of the products each brought or gave other terms. */
export const imports: Query<'/imports'> = async ({ pool, county }) => {
  const { rows } = await pool.query<ImportRow>(
    `select i.id, i.products, i.ordered, i.withdrawn, i.changed, i.restorable, p.name as "byName"
       from (select b.id, min(b.first::text)::uuid as first, min(b.seq) as seq, count(b.first)::int as products, count(*) filter (where b.ordered and not b.withdrawn)::int as ordered,
           count(*) filter (where b.withdrawn)::int as withdrawn, count(b.seq)::int as changed, count(*) filter (where b.restorable)::int as restorable
         from (select import_id as id, id as first, null::bigint as seq, ordered, withdrawn, false as restorable from product where county = $1 and import_id is not null
           union all
           select distinct on (c.id, c.import) c.import, null, c.seq, false, false, c.import = c.last
           from (select t.id, (e ->> 'importId')::uuid as import, (e ->> 'seq')::bigint as seq, (t.imported_terms -> -1 ->> 'importId')::uuid as last
             from product t, json_array_elements(t.imported_terms) e where t.county = $1 and e ->> 'importId' is not null) c) b
         group by b.id) i
       left join journal_entry e on e.county = $1 and (e.command_id = i.first or (i.first is null and e.seq = i.seq))
       left join person_private p on p.county = $1 and p.person = e.by_person and p.kind = 'member'
       order by i.id desc limit 100`,
    [county],
  );
  return {
    rows: rows.map((row) => ({ ...row, at: Number.parseInt(row.id.replaceAll('-', '').slice(0, 12), 16) })),
    next: null,
  };
};

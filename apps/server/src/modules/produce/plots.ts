import type { Plot } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

interface Row {
  readonly row: Plot;
  readonly where: string | null;
  readonly names: Readonly<Record<string, string>> | null;
}

/** A household's plots, in the order in which they were written down; what is noted of where they lie is for those who may know its people. */
export const plots: Query<'/plots'> = async ({ pool, county, within, people }, { household }) => {
  const { rows } = await pool.query<Row>(
    `select ${entityOf('plot')} as row, w.name as where,
         (select json_object_agg(m.person, m.name) from person_private m where m.county = $1 and m.kind = 'member'
           and m.person::text in (select s ->> 'by' from json_array_elements(t.said) s)) as names
       from plot t left join person_private w on w.county = $1 and w.kind = 'plot' and w.person = t.id
       where t.county = $1 and t.village like any($2::text[]) and t.household = $3 order by t.added_at, t.id`,
    [county, within, household],
  );
  return {
    rows: rows.map(({ row: { said, position, ...row }, where, names }) => ({
      ...row,
      position: position && { ...position },
      where: people.name(row.village, where),
      said: said.map(({ by, ...one }) => ({ ...one, byName: names?.[by] ?? null })),
    })),
    next: null,
  };
};

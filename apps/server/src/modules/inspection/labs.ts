import type { Lab } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

/** Laboratories, who signs in for them, and who could. */
export const labs: Query<'/labs'> = async ({ pool, county }) => {
  const { rows } = await pool.query<{ row: Lab; personName: string | null }>(
    `select ${entityOf('lab')} as row, p.name as "personName" from lab t
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = t.person
     where t.county = $1 order by t.name, t.id`,
    [county],
  );
  const { rows: people } = await pool.query<{ id: string; name: string | null }>(
    `select m.id, p.name from member m left join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member'
     where m.county = $1 and exists (select from json_array_elements(m.holdings) h where h ->> 'role' = 'lab') order by p.name, m.id`,
    [county],
  );
  return {
    rows: rows.map(({ row: { person, ...row }, personName }) => ({
      ...row,
      person: person === null ? null : { id: person, name: personName },
    })),
    next: null,
    people,
  };
};

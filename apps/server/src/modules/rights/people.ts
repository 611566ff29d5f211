import { maskPhone, type Holding, type StaffPart } from '@yangui/domain';
import type { Pool } from 'pg';
import type { Query } from '../../http/reading.ts';

interface PersonRow {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly holdings: readonly Holding[];
  readonly emptied: readonly StaffPart[];
  readonly signInName: string | null;
  readonly disabled: boolean | null;
}

/** Everybody who has ever held a role in the county, and what they hold now; for readers of a part of it, who holds one there. */
export const people: Query<'/people'> = async ({ pool, county, within }) => {
  const { rows } = await pool.query<PersonRow>(
    `select m.id, p.name, p.phone, m.holdings, m.emptied, u.username as "signInName", u.disabled
       from member m left join person_private p on p.county = $1 and p.person = m.id and p.kind = 'member' left join identity_user u on u.id = m.id
       where m.county = $1 and (m.county like any($2::text[]) or exists (select from json_array_elements(m.holdings) h where h ->> 'place' like any($2)))
       order by m.id`,
    [county, within],
  );
  const nameOf = await placeNames(
    pool,
    rows.flatMap(({ holdings }) => holdings.map(({ place }) => place)),
  );
  return {
    rows: rows.map(({ holdings, emptied, phone, signInName, disabled, ...row }) => ({
      ...row,
      emptied: [...emptied],
      signIn: disabled === null ? null : { name: signInName ?? '', disabled },
      phone: phone === null ? null : maskPhone(phone),
      holdings: holdings.map((held) => ({ ...held, placeName: nameOf(held.place) })),
    })),
    next: null,
  };
};

/** Looks up what places are called; a code that is not in the catalogue stands for itself. */
export async function placeNames(pool: Pool, codes: readonly string[]): Promise<(code: string) => string> {
  const { rows } = await pool.query<{ code: string; name: string }>(
    'select code, name from place where code = any($1::text[])',
    [[...new Set(codes)]],
  );
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

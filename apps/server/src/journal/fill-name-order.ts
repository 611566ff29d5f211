import type { Pool } from 'pg';
import { nameOrder } from '../store/name-order.ts';
import { countiesHere } from './county.ts';

/** How many names one statement gives their places. */
const AT_ONCE = 1_000;

/** Gives names from before their places in the dictionary were kept their places; a name emptied meanwhile stays empty. */
export async function fillNameOrder(pool: Pool): Promise<void> {
  for (const county of await countiesHere(pool)) {
    let left: boolean;
    do {
      const { rows } = await pool.query<{ kind: string; person: string; name: string }>(
        `select kind, person, name from person_private where county = $1 and kind <> 'order' and name is not null and name_order is null limit $2`,
        [county, AT_ONCE],
      );
      await pool.query(
        `update person_private p set name_order = r."nameOrder" from json_to_recordset($2::json) as r(kind text, person uuid, name text, "nameOrder" text)
         where p.county = $1 and p.kind = r.kind and p.person = r.person and p.name = r.name`,
        [
          county,
          JSON.stringify(rows.map(({ kind, person, name }) => ({ kind, person, name, nameOrder: nameOrder(name) }))),
        ],
      );
      left = rows.length === AT_ONCE;
    } while (left);
  }
}

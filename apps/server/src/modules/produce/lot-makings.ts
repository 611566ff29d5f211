import { shortCode, type LotMaking } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { momentsOf, onDays } from '../../http/fitting.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

type Answer = RowOf<'/lot-makings'>;

interface Row {
  readonly row: LotMaking;
  readonly stationName: string | null;
  readonly madeByName: string | null;
  readonly undoneByName: string | null;
}

const columns = `select ${entityOf('lotMaking')} as row, s.name as "stationName", m.name as "madeByName", u.name as "undoneByName"`;
const names = `left join station s on s.county = $1 and s.id = t.station
  left join person_private m on m.county = $1 and m.person = t.made_by and m.kind = 'member'
  left join person_private u on u.county = $1 and u.person = t.undone_by and u.kind = 'member'`;

const sorting = ordered<'/lot-makings'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: { made: { sql: 't.made_at', type: 'instant', of: ({ madeAt }) => madeAt } },
});

/** What was done with lots, newest first where no other order is asked for. */
export const lotMakings: Query<'/lot-makings'> = async ({ pool, county, within }, asked) =>
  sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<Row>(
      `${columns} from lot_making t ${names} where t.county = $1 and t.village like any($2::text[]) and ($3::uuid is null or t.station = $3)
         and (not $4::boolean or t.much_lost) and ${onDays('t.made_at', 5)} and ${stretch.where(8)} order by ${stretch.orderBy} limit $7`,
      [
        county,
        within,
        asked.station ?? null,
        asked.muchLost === '1',
        ...momentsOf(asked),
        stretch.limit,
        ...stretch.values,
      ],
    );
    return rows.map(answerOfMaking);
  });

/** The acts for which a condition holds, in the journal’s order; the first parameter is the county. */
export async function makingsOf(pool: Pool, where: string, values: readonly unknown[]): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(
    `${columns} from lot_making t ${names} where t.county = $1 and (${where}) order by t.made_seq`,
    [...values],
  );
  return rows;
}

export function answerOfMaking({
  row: { village: _v, madeBy: _m, madeSeq: _s, undoneBy: _u, ...row },
  ...more
}: Row): Answer {
  return {
    ...row,
    ...more,
    inputs: row.inputs.map((one) => ({ ...one, code: shortCode(one.lot) })),
    outputs: row.outputs.map(({ grade: _, ...one }) => ({ ...one, code: shortCode(one.lot) })),
  };
}

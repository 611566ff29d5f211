import { businessDay, saidOn, type ResidueLimit } from '@yangui/domain';
import { anywhere } from '../../http/like.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

const sorting = ordered<'/limits'>({
  id: { sql: 't.id', type: 'text', of: ({ id }) => id },
  by: {
    food: { sql: 't.food collate "C"', type: 'text', of: ({ food }) => food },
    substance: { sql: 't.substance collate "C"', type: 'text', of: ({ substance }) => substance },
  },
});

/** Limits: of each what holds today, or where nothing does yet what was said last. */
export const limits: Query<'/limits'> = async ({ pool, county }, asked) => {
  const wanted = anywhere(asked.query);
  return sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<{ row: ResidueLimit }>(
      `select ${entityOf('residueLimit')} as row from residue_limit t
       where t.county = $1 and ($2::text is null or t.food ilike $2 or t.substance ilike $2) and ${stretch.where(4)}
       order by ${stretch.orderBy} limit $3`,
      [county, wanted, stretch.limit, ...stretch.values],
    );
    return rows.flatMap(({ row }) => {
      const holds = saidOn(row, businessDay(Date.now())) ?? row.said.at(-1);
      return holds === undefined
        ? []
        : [{ ...row, said: [...row.said], ngPerKg: holds.ngPerKg, from: holds.from, source: holds.source }];
    });
  });
};

import type { Commodity } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

/** What households bring and at what, by name; what is taken in no more stands last. */
export const commodities: Query<'/commodities'> = async ({ pool, county }) => {
  const { rows } = await pool.query<{ row: Commodity }>(
    `select ${entityOf('commodity')} as row from commodity t where t.county = $1 order by t.withdrawn, t.name, t.id`,
    [county],
  );
  return {
    rows: rows.map(
      ({
        row: { agreedFenPerKg: _, withdrawnAt: _at, grades, terms, market, madeFrom, papers, testedFor, ...row },
      }) => ({
        ...row,
        testedFor: [...testedFor],
        papers: papers.map((one) => ({ ...one })),
        madeFrom: [...madeFrom],
        market: market.map((one) => ({ ...one, pricesFenPerKg: [...one.pricesFenPerKg] })),
        grades: grades.map((grade) => ({ ...grade })),
        terms: terms.map((one) => ({ ...one, pricesFenPerKg: [...one.pricesFenPerKg] })),
      }),
    ),
    next: null,
  };
};

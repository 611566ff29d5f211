import type { TestPlan } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

/** What food each commodity is, and for what it is tested. */
export const plansOfTests: Query<'/test-plans'> = async ({ pool, county }) => {
  const { rows } = await pool.query<{ row: TestPlan }>(
    `select ${entityOf('testPlan')} as row from test_plan t where t.county = $1 order by t.id`,
    [county],
  );
  return {
    rows: rows.map(({ row: { id: commodity, foods, rapid, lab } }) => ({
      commodity,
      foods: [...foods],
      rapid: [...rapid],
      lab: [...lab],
    })),
    next: null,
  };
};

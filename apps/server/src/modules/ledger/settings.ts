import { categories, categoryNames, defaultSettings, settingBounds, type Settings } from '@yangui/domain';
import type { Pool } from 'pg';
import { entityOf } from '../../store/statements.ts';
import type { Query } from '../../http/reading.ts';

/** What the county has decided for itself, or the defaults. */
export async function readSettings(pool: Pool, county: string): Promise<Settings> {
  const { rows } = await pool.query<{ row: Settings }>(
    `select ${entityOf('settings')} as row from settings t where t.county = $1`,
    [county],
  );
  return rows[0]?.row ?? defaultSettings;
}

/** The county's settings about money, how far each may go and by what law. */
export const settings: Query<'/settings'> = async ({ pool, county }) => {
  const { id: _, rebateRates, ...figures } = await readSettings(pool, county);
  const rates = categoryNames.map((category) => {
    const { zh, en, virtual } = categories[category];
    return { category, zh, en, basisPoints: rebateRates[category], virtual };
  });
  return { ...figures, rates, bounds: settingBounds };
};

import type { LotTest, RapidTest } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { samplesWhere } from './samples.ts';

/** What a lot was tested for. */
export const lotTests: Query<'/lot-tests/:id'> = async ({ pool, county, within }, { id }) => {
  const {
    rows: [found],
  } = await pool.query<{ samples: LotTest['samples'] | null }>(
    `select l.samples from lot t left join lot_test l on l.county = $1 and l.id = t.id
     where t.county = $1 and t.id = $2 and t.village like any($3::text[])`,
    [county, id, within],
  );
  if (found === undefined) return undefined;
  const { rows } = await pool.query<{ row: RapidTest; byName: string | null }>(
    `select ${entityOf('rapidTest')} as row, p.name as "byName" from rapid_test t
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = t.by
     where t.county = $1 and t.lot = $2 order by t.at, t.id`,
    [county, id],
  );
  const samples = (found.samples ?? []).map(({ sample }) => sample);
  return {
    rapid: rows.map(({ row, byName }) => ({ id: row.id, at: row.at, byName, results: [...row.results] })),
    samples: await samplesWhere(pool, 't.id = any($2::uuid[])', [county, samples]),
  };
};

import { openDoubts, openKin, shortCode, type LotTest, type RapidTest } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';
import { samplesWhere } from './samples.ts';

/** What a lot was tested for. */
export const lotTests: Query<'/lot-tests/:id'> = async ({ pool, county, within }, { id }) => {
  const {
    rows: [found],
  } = await pool.query<{ row: LotTest | null }>(
    `select (select ${entityOf('lotTest')} from lot_test t where t.county = $1 and t.id = l.id) as row
     from lot l where l.county = $1 and l.id = $2 and l.village like any($3::text[])`,
    [county, id, within],
  );
  if (found === undefined) return undefined;
  const { rows } = await pool.query<{ row: RapidTest; byName: string | null }>(
    `select ${entityOf('rapidTest')} as row, p.name as "byName" from rapid_test t
       left join person_private p on p.county = $1 and p.kind = 'member' and p.person = t.by
     where t.county = $1 and t.lot = $2 order by t.at, t.id`,
    [county, id],
  );
  const test = found.row ?? { id, doubts: [], kin: [], samples: [] };
  return {
    rapid: rows.map(({ row, byName }) => ({ id: row.id, at: row.at, byName, results: [...row.results] })),
    samples: await samplesWhere(pool, 't.id = any($2::uuid[])', [county, test.samples.map(({ sample }) => sample)]),
    doubts: openDoubts(test).map(({ substance }) => substance),
    kin: openKin(test).map(({ lot, substances }) => ({ lot, code: shortCode(lot), substances: [...substances] })),
  };
};

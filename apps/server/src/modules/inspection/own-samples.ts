import { shortCode, type LabReport, type LabSample } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

/** How many are shown: those that wait all, of the others the latest. */
const MOST = 300;

interface Row {
  readonly row: LabSample;
  readonly labName: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly reported: { id: string; at: number; validUntil: string; results: LabReport['results'] } | null;
}

/** A laboratory's samples as it may know them: neither lot nor household nor place, nor who took them. */
export const ownSamples: Query<'/own-samples'> = async ({ pool, county, ownIds }) => {
  const { rows } = await pool.query<Row>(
    `select ${entityOf('labSample')} as row, b.name as "labName", c.name, c.name_en as "nameEn",
       (select json_build_object('id', r.id, 'at', (extract(epoch from r.at) * 1000)::bigint, 'validUntil', r.valid_until, 'results', r.results)
        from lab_report r where r.county = $1 and r.id = t.report) as reported
     from lab_sample t join lab b on b.county = $1 and b.id = t.lab join commodity c on c.county = $1 and c.id = t.commodity
     where t.county = $1 and t.lab = any($2::uuid[]) and t.stage <> 'dropped'
     order by t.stage = 'reported', case when t.stage <> 'reported' then t.taken_at end, t.taken_at desc, t.id limit $3`,
    [county, await ownIds('lab'), MOST],
  );
  return {
    rows: rows.map(({ row: { id, lab, substances, stage, takenOn }, labName, name, nameEn, reported }) => ({
      id,
      lab,
      labName,
      code: shortCode(id),
      goods: { zh: name, en: nameEn ?? name },
      substances: [...substances],
      stage,
      takenOn,
      report: reported === null ? null : { ...reported, results: [...reported.results] },
    })),
    next: null,
  };
};

import { shortCode, type AttachmentState, type LabReport, type LabSample } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import type { Pool } from 'pg';
import { stateOf } from '../../attachments/listed.ts';
import { ordered } from '../../http/ordering.ts';
import type { Query } from '../../http/reading.ts';
import { entityOf } from '../../store/statements.ts';

type Answer = RowOf<'/samples'>;

interface Row {
  readonly row: LabSample;
  readonly labName: string;
  readonly commodityName: string;
  readonly commodityNameEn: string | null;
  readonly takenByName: string | null;
  readonly handedOverByName: string | null;
  readonly receivedByName: string | null;
}

const nameOf = (by: string) =>
  `(select p.name from person_private p where p.county = $1 and p.kind = 'member' and p.person = t.${by})`;
const columns = `select ${entityOf('labSample')} as row, b.name as "labName", c.name as "commodityName", c.name_en as "commodityNameEn",
  ${nameOf('taken_by')} as "takenByName", ${nameOf('handed_over_by')} as "handedOverByName", ${nameOf('received_by')} as "receivedByName"
  from lab_sample t join lab b on b.county = $1 and b.id = t.lab join commodity c on c.county = $1 and c.id = t.commodity`;

const sorting = ordered<'/samples'>({
  id: { sql: 't.id', type: 'uuid', of: ({ id }) => id },
  by: { taken: { sql: 't.taken_at', type: 'instant', of: ({ takenAt }) => takenAt } },
});

/** Samples, the last one taken first. */
export const samples: Query<'/samples'> = async ({ pool, county }, asked) =>
  sorting.page(asked, async (stretch) => {
    const { rows } = await pool.query<Row>(
      `${columns} where t.county = $1 and ($2::text is null or t.stage = $2) and ($3::uuid is null or t.lab = $3) and ${stretch.where(5)}
       order by ${stretch.orderBy} limit $4`,
      [county, asked.stage ?? null, asked.lab ?? null, stretch.limit, ...stretch.values],
    );
    return rows.map(answerOfSample);
  });

/** The samples for which a condition holds, the first one taken first; the first parameter is the county. */
export async function samplesWhere(pool: Pool, where: string, values: readonly unknown[]): Promise<Answer[]> {
  const { rows } = await pool.query<Row>(`${columns} where t.county = $1 and ${where} order by t.taken_at, t.id`, [
    ...values,
  ]);
  return rows.map(answerOfSample);
}

/** One sample with its reports, the last one first. */
export const sampleById: Query<'/samples/:id'> = async ({ pool, county }, { id }) => {
  const [sample] = await samplesWhere(pool, 't.id = $2', [county, id]);
  if (sample === undefined) return undefined;
  const { rows } = await pool.query<{ row: LabReport; file: { id: string; state: AttachmentState } | null }>(
    `select ${entityOf('labReport')} as row, (select json_build_object('id', a.id, 'state', ${stateOf('lab-report')})
       from attachment a where a.county = $1 and a.belongs_to = t.id limit 1) as file
     from lab_report t where t.county = $1 and t.sample = $2 order by t.at desc, t.id desc`,
    [county, id],
  );
  return {
    sample,
    reports: rows.map(({ row: { results, judged, village: _v, sample: _s, by: _b, ...row }, file }) => ({
      ...row,
      results: results.flatMap((one) => {
        const of = judged.find(({ substance }) => substance === one.substance);
        return of === undefined ? [] : [{ ...one, verdict: of.verdict, because: of.because, rule: of.rule }];
      }),
      file,
    })),
  };
};

function answerOfSample({ row, labName, takenByName, handedOverByName, receivedByName, ...names }: Row): Answer {
  const { id, commodity, stage, takenAt, dropped, verdict, report, lots, substances, fees } = row;
  const step = (at: number | null, byName: string | null) => (at === null ? null : { at, byName });
  return {
    id,
    code: shortCode(id),
    lab: { id: row.lab, name: labName },
    commodity,
    ...names,
    lots: lots.map((lot) => ({
      lot,
      code: shortCode(lot),
      feeFen: fees.find((fee) => fee.lot === lot)?.feeFen ?? null,
    })),
    substances: [...substances],
    stage,
    takenAt,
    taken: { at: takenAt, byName: takenByName },
    handedOver: step(row.handedOverAt, handedOverByName),
    received: step(row.receivedAt, receivedByName),
    dropped,
    verdict,
    report,
  };
}

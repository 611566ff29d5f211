import { payables } from '@yangui/domain';
import type { RowOf } from '@yangui/domain/reads';
import { entityOf } from '../../store/statements.ts';
import type { Query, Reading } from '../../http/reading.ts';
import { payeeJoins, payeeName } from './payee-names.ts';

/** How many are shown at once: those that are open all, of the others the latest. */
const MOST = 500;

interface ContestRow {
  readonly row: Omit<RowOf<'/contests'>, 'payee'> & {
    readonly payee: string;
    readonly place: string;
    readonly raisedBy: string;
    readonly answeredBy: string | null;
  };
  readonly name: string | null;
  readonly stationName: string | null;
  readonly raisedByName: string | null;
  readonly answeredByName: string | null;
}

async function contestsWhere(
  { pool, county }: Pick<Reading, 'pool' | 'county'>,
  where: string,
  values: readonly unknown[],
): Promise<RowOf<'/contests'>[]> {
  const { rows } = await pool.query<ContestRow>(
    `select ${entityOf('contest')} as row, ${payeeName} as name, s.name as "stationName", r.name as "raisedByName", a.name as "answeredByName"
       from contest t cross join lateral (select t.payee as id) k ${payeeJoins}
       left join station s on s.county = $1 and s.id = t.station
       left join person_private r on r.county = $1 and r.kind = 'member' and r.person = t.raised_by
       left join person_private a on a.county = $1 and a.kind = 'member' and a.person = t.answered_by
       where t.county = $1 and ${where}
       order by t.stage <> 'open', case when t.stage = 'open' then t.due_at end, t.raised_at desc, t.id limit ${MOST}`,
    [county, ...values],
  );
  return rows.map(({ row: { payee, place: _, raisedBy: __, answeredBy: ___, ...row }, name, ...names }) => ({
    ...row,
    ...names,
    payee: { id: payee, name },
  }));
}

/** What is contested in the reader's places. */
export const contests: Query<'/contests'> = async (reading, { stage }) => ({
  rows: await contestsWhere(reading, 't.place like any($2::text[]) and ($3::text is null or t.stage = $3)', [
    reading.within,
    stage ?? null,
  ]),
  next: null,
});

/** What the reader contested as a person, and as the owner of things. */
export const ownContests: Query<'/own-contests'> = async (reading) => {
  const ids = await Promise.all(payables.to.map((kind) => reading.ownIds(kind)));
  return { rows: await contestsWhere(reading, 't.payee = any($2::uuid[])', [ids.flat()]), next: null };
};

import { DAY } from '@yangui/domain';
import type { AccessBody } from '../../access/access-log.ts';
import { toPage } from '../../http/ordering.ts';
import type { Query } from '../../http/reading.ts';

/** From a day's first moment in China to the next day's, in ms. */
function dayFrom(day: string): { readonly from: number; readonly to: number } {
  const from = Date.parse(`${day}T00:00:00+08:00`);
  return { from, to: from + DAY };
}

/** Later than any moment that is noted: the year 9999. */
const EVER = 253_402_300_799_000;

interface LogRow {
  readonly seq: number;
  readonly body: AccessBody;
  readonly name: string | null;
}

/** Who came in, tried to, looked at many people's data or carried it away: newest first, by person and day. */
export const accessLog: Query<'/access-log'> = async ({ pool, county }, { person, day, kind, cursor, limit }) => {
  const { from, to } = day === undefined ? { from: 0, to: EVER } : dayFrom(day);
  const { rows } = await pool.query<LogRow>(
    `select l.seq, l.body, nullif(u.name, '') as name from access_log l left join identity_user u on u.id = l.person
       where l.county = $1 and ($2::uuid is null or l.person = $2) and ($3::text is null or l.kind = $3)
         and l.at >= to_timestamp($4 / 1000.0) and l.at < to_timestamp($5 / 1000.0) and ($6::bigint is null or l.seq < $6)
       order by l.seq desc limit $7`,
    [county, person ?? null, kind ?? null, from, to, cursor ?? null, limit + 1],
  );
  const page = toPage(rows, limit, ({ seq }) => String(seq));
  return { rows: page.rows.map(answerRow), next: page.next };
};

function answerRow({ seq, body, name }: LogRow) {
  const { at, kind, person, device, address, what, title, count } = body;
  return {
    seq,
    at,
    kind,
    person: person === undefined ? null : { id: person, name },
    device: device ?? null,
    address: address ?? null,
    what: what ?? null,
    title: title ?? null,
    count: count ?? 1,
  };
}

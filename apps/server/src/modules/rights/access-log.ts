import type { ReceivedBy } from '@yangui/domain/reads';
import type { AccessBody } from '../../access/access-log.ts';
import { momentsOf, onDays, sumUp, type Fitting } from '../../http/fitting.ts';
import { toPage } from '../../http/ordering.ts';
import type { Query, Reading } from '../../http/reading.ts';

interface LogRow {
  readonly seq: number;
  readonly body: AccessBody;
  readonly name: string | null;
}

/** Which notes fit. */
function fittingNotes({ county }: Reading, asked: ReceivedBy<'/access-log-sums'>): Fitting {
  return {
    from: 'access_log l',
    where: `l.county = $1 and ($2::uuid is null or l.person = $2) and ($3::text is null or l.kind = $3) and ${onDays('l.at', 4)}`,
    values: [county, asked.person ?? null, asked.kind ?? null, ...momentsOf(asked)],
  };
}

/** Who came in, tried to, looked at many people's data or carried it away: newest first, by person and day. */
export const accessLog: Query<'/access-log'> = async (reading, asked) => {
  const { from, where, values } = fittingNotes(reading, asked);
  const { cursor, limit } = asked;
  const { rows } = await reading.pool.query<LogRow>(
    `select l.seq, l.body, nullif(u.name, '') as name from ${from} left join identity_user u on u.id = l.person
       where ${where} and ($6::bigint is null or l.seq < $6)
       order by l.seq desc limit $7`,
    [...values, cursor ?? null, limit + 1],
  );
  const page = toPage(rows, limit, ({ seq }) => String(seq));
  return { rows: page.rows.map(answerRow), next: page.next };
};

/** How many notes fit. */
export const accessLogSums: Query<'/access-log-sums'> = async (reading, asked) =>
  sumUp(reading.pool, fittingNotes(reading, asked), {});

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

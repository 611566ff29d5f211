import { enquiryAnswers, enquiryStages, enquirySubjects } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';

interface Row {
  readonly id: string;
  readonly guest: string;
  readonly station: string | null;
  readonly stationName: string | null;
  readonly subject: (typeof enquirySubjects)[number];
  readonly stage: (typeof enquiryStages)[number];
  readonly sentAt: number;
  readonly dueAt: number;
  readonly answer: (typeof enquiryAnswers)[number] | null;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  readonly answeredByName: string | null;
  readonly erased: boolean;
  readonly name: string | null;
  readonly phone: string | null;
  readonly words: string | null;
}

/** How many are shown at once: those that are open all, of the others the latest. */
const MOST = 500;

/** What people brought before the county without a sign-in, what they said of themselves with it. Never for the station it is about. */
export const enquiries: Query<'/enquiries'> = async ({ pool, county, within }, { stage }) => {
  const { rows } = await pool.query<Row>(
    `select t.id, t.guest, t.station, s.name as "stationName", t.subject, t.stage,
         (extract(epoch from t.sent_at) * 1000)::bigint as "sentAt", (extract(epoch from t.due_at) * 1000)::bigint as "dueAt",
         t.answer, (extract(epoch from t.answered_at) * 1000)::bigint as "answeredAt", t.answered_by as "answeredBy", m.name as "answeredByName",
         g.erased_at is not null as erased, nullif(p.name, '') as name, p.phone, p.words
       from enquiry t join guest g on g.county = $1 and g.id = t.guest left join station s on s.county = $1 and s.id = t.station
       left join person_private p on p.county = $1 and p.kind = 'guest' and p.person = t.guest
       left join person_private m on m.county = $1 and m.kind = 'member' and m.person = t.answered_by
       where t.county = $1 and t.place like any($2::text[]) and ($3::text is null or t.stage = $3)
       order by t.stage <> 'open', case when t.stage = 'open' then t.due_at end, t.sent_at desc, t.id limit $4`,
    [county, within, stage ?? null, MOST],
  );
  return {
    rows: rows.map(({ station, stationName, answeredBy, answeredByName, ...row }) => ({
      ...row,
      station: station === null ? null : { id: station, name: stationName ?? station },
      answeredBy: answeredBy === null ? null : { id: answeredBy, name: answeredByName },
    })),
    next: null,
  };
};

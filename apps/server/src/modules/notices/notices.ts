import { DAY, isNoticeEvent, NOTICE_DAYS, noticeLines, type Member, type QuietHours } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { placeNames } from '../rights/people.ts';
import { followJournal, holds } from './follow.ts';

interface Row {
  readonly seq: number;
  readonly event: string;
  readonly role: string | null;
  readonly place: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string | null;
  readonly at: number;
  readonly read: boolean;
}

/** How many are shown: whoever has more has not looked for a month. */
const MOST = 200;

/** What the reader is told of. What was told by a role that they hold no more, or elsewhere, is theirs no more. */
export const notices: Query<'/notices'> = async ({ pool, county, person, member }) => {
  const now = Date.now();
  await followJournal(pool, county, now);
  const { rows } = await pool.query<Row>(
    `select t.seq, t.event, t.role, t.place, t.about_kind as kind, t.about_id as id, (extract(epoch from t.at) * 1000)::bigint as at, t.read_at is not null as read,
       case t.about_kind
         when 'parcel' then (select p.number from parcel p where p.county = $1 and p.id = t.about_id)
         when 'product' then (select g.name from product g where g.county = $1 and g.id = t.about_id)
         when 'station' then (select s.name from station s where s.county = $1 and s.id = t.about_id)
         when 'settlement' then (select x.period from settlement x where x.county = $1 and x.id = t.about_id)
         when 'loop' then (select v.name || ' · ' || l.day from loop l join vehicle v on v.county = $1 and v.id = l.vehicle where l.county = $1 and l.id = t.about_id)
       end as name
     from notice t where t.county = $1 and t.person = $2 and t.at > to_timestamp($3 / 1000.0) order by t.seq desc, t.event limit $4`,
    [county, person, now - NOTICE_DAYS * DAY, MOST],
  );
  const shown = rows.filter((row) => isStillTheirs(member, row));
  const nameOf = await placeNames(
    pool,
    shown.map(({ place }) => place),
  );
  return {
    rows: shown.map(({ seq, event, at, place, kind, id, name, read }) => ({
      seq,
      event,
      at,
      placeName: nameOf(place),
      about: { kind, id },
      name,
      read,
    })),
    next: null,
    unread: shown.filter(({ read }) => !read).length,
    quiet: await quietOf({ pool, county, person }),
  };
};

function isStillTheirs({ holdings }: Member, { event, role, place }: Row): boolean {
  if (!isNoticeEvent(event)) return false;
  if (role === null) return true;
  return noticeLines(event).some(
    (line) => 'role' in line && line.role === role && holds(holdings, role, line.at, place),
  );
}

async function quietOf({
  pool,
  county,
  person,
}: Pick<Parameters<typeof notices>[0], 'pool' | 'county' | 'person'>): Promise<QuietHours | null> {
  const { rows } = await pool.query<QuietHours>(
    'select quiet_from as "fromMinute", quiet_to as "toMinute" from notice_setting where county = $1 and person = $2 and quiet_from is not null',
    [county, person],
  );
  return rows[0] ?? null;
}

import { covers, maskPhone, placesWith, startOfDayAfter, worthACall } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { followJournal } from './follow.ts';
import { fillingOf, readOpen, textsOf, type OpenMessage } from './open-messages.ts';

/** How many are shown at once: a station has some dozens. */
const MOST = 500;

/** Whom somebody has to tell, and whom they told today. A name or a phone that is not for the reader is not there. */
export const messagesToTell: Query<'/messages-to-tell'> = async (reading, { station }) => {
  const { pool, county, within, people, member, messaging } = reading;
  const now = Date.now();
  await followJournal(pool, county, now);
  const rows = await readOpen(pool, county, messaging ? ['to-tell', 'told'] : ['waiting', 'to-tell', 'told'], {
    where: `m.place like any($3::text[]) and m.template = any($6::text[]) and ($4::uuid is null or m.station = $4) and (m.state <> 'told' or m.told_at >= to_timestamp($5 / 1000.0))`,
    values: [within, station ?? null, startOfDayAfter(now, 0), worthACall],
    limit: MOST,
  });
  // Members are known by name where people are read; their phones to nobody in clear.
  const staffAt = placesWith(member, 'people.read');
  const seesStaff = (place: string) => staffAt.some((held) => covers(held, place));
  const nameFor = ({ toKind, place, name }: OpenMessage) =>
    toKind === 'member' ? (seesStaff(place) ? name : null) : people.name(place, name);
  const phoneFor = ({ toKind, place, phone }: OpenMessage) =>
    toKind !== 'member' ? people.phone(place, phone) : phone !== null && seesStaff(place) ? maskPhone(phone) : null;
  return {
    rows: rows.map((message) => {
      const name = nameFor(message);
      const { id, template, stationName, count, why, madeAt, toldAt } = message;
      return {
        id,
        template,
        stationName,
        name,
        phone: phoneFor(message),
        count,
        code: fillingOf(message, name).code,
        text: textsOf(message, name),
        why: why ?? 'no-gateway',
        since: madeAt,
        toldAt,
      };
    }),
    next: null,
  };
};

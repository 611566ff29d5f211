import { businessMonth, payRunNamed, paySlip, slipBookingOf, startOfMonth, withDays } from '@yangui/domain';
import { recipientRowOf } from '../parcels/recipient.ts';
import { payoutsOf } from './earnings.ts';
import { readOwnLines } from './own-lines.ts';
import { readSettings } from './settings.ts';
import type { Query } from '../../http/reading.ts';

/** What a line of the slip is about: for whom it was, and until when it may come back. */
interface ThingRow {
  readonly id: string;
  readonly village: string;
  readonly until: number | null;
  readonly name: string | null;
  readonly code: string | null;
}

const recipient = recipientRowOf('c');

/** The reader's pay slip of a month: one line for one thing done, and when it is paid. */
export const monthsPaySlip: Query<'/pay-slip'> = async (
  { pool, county, person, people },
  { month = businessMonth(Date.now()) },
) => {
  const lines = await readOwnLines(pool, { county, person, after: 0, since: startOfMonth(month) });
  const payouts = await payoutsOf(pool, county, person);
  // What began before the month came without its beginning.
  const shown = paySlip(lines.flatMap(slipBookingOf), payouts).filter(
    ({ at, whole }) => whole && businessMonth(at) === month,
  );
  const { rows } = await pool.query<ThingRow>(
    `select o.id, o.village, (extract(epoch from o.return_until) * 1000)::bigint as until, p.name, o.visit_code as code
       from assisted_order o left join person_private p on p.county = $1 and p.kind = 'villager' and p.person = o.villager
       where o.county = $1 and o.id = any($2::uuid[])
     union all
     select c.id, c.village, null, p.name, c.code
       from parcel c left join person_private p on p.county = $1 and p.kind = ${recipient.kind} and p.person = ${recipient.id}
       where c.county = $1 and c.id = any($2::uuid[])`,
    [county, shown.map(({ about }) => about.id)],
  );
  const things = new Map(rows.map((thing) => [thing.id, thing]));
  const { settlementDay } = await readSettings(pool, county);
  const days = { now: Date.now(), due: payRunNamed(undefined)?.due, settlementDay, payouts };
  return {
    month,
    amountFen: shown.reduce((sum, { amountFen }) => sum + amountFen, 0),
    rows: shown.map(({ whole: _, parts, ...line }) => {
      const { village = '', name = null, until = null, code = null } = things.get(line.about.id) ?? {};
      return { ...line, who: people.name(village, name), code, parts: withDays(parts, until, days) };
    }),
    next: null,
  };
};

import {
  businessDay,
  commands,
  doneConsignments,
  invariant,
  keptNoLonger,
  PAID_WITHIN_DAYS,
  retentionOf,
  SYSTEM,
  type BoundCommand,
  type Instant,
  type KeptThing,
} from '@yangui/domain';
import type { Pool } from 'pg';
import type { ClockworkIds } from '../identity/index.ts';
import { countiesInTime } from './clock-watch.ts';
import { emptyLate, emptyStrangers } from './late.ts';
import type { JournalWriter } from './writer.ts';

/** How many things of one county one turn sees to. */
const TURN = 1_000;

/**
 * Sends what only time makes due: rebates whose return window is over.
 * Ids follow from the order and the county's key, so that two servers, or one that starts again, send the same command once.
 * @returns how many were released
 */
export async function turn(pool: Pool, writer: JournalWriter, now: Instant, ids: ClockworkIds): Promise<number> {
  let released = 0;
  for (const county of await countiesInTime(pool, now)) {
    const { rows } = await pool.query<{ id: string; until: number }>(
      `select id, (extract(epoch from return_until) * 1000)::bigint as until from assisted_order
       where county = $1 and stage = 'collected' and return_until <= to_timestamp($2 / 1000.0) order by placed_at limit $3`,
      [county, now, TURN],
    );
    const outcomes = await Promise.all(
      rows.map(({ id }) =>
        writer.submit(bound(ids, { type: 'release-rebate', county, about: id, at: now, payload: { order: id } })),
      ),
    );
    released += outcomes.filter(({ status }) => status === 'accepted').length;
  }
  return released;
}

/** Private rows whose time is over: which things they hang on, and the command that empties one. */
interface DueToForget {
  readonly command: string;
  /** Whose line in the table of retention says for how long; an attachment says it itself. */
  readonly of: KeptThing | 'attachment';
  /** The things' ids: $1 the county, $2 the moment before which they were done, $3 how many. */
  readonly sql: string;
  readonly payload: (id: string) => object;
}

const recipientsDue: DueToForget = {
  command: 'forget-recipient',
  of: 'recipient',
  sql: `select p.id from person_private r join parcel p on p.county = $1 and p.id = r.person
    where r.county = $1 and r.kind = 'parcel' and r.name is not null and p.closed_at < to_timestamp($2 / 1000.0) and p.complaint is null order by p.closed_at limit $3`,
  payload: (parcel) => ({ parcel, reason: 'time-over' }),
};

const consigneesDue: DueToForget = {
  command: 'forget-consignee',
  of: 'consignee',
  sql: `select c.id from consignment c join person_private r on r.county = $1 and r.kind = 'consignment' and r.person = c.id
    where c.county = $1 and c.stage in (${doneConsignments.map((stage) => `'${stage}'`).join(', ')}) and c.closed_at < to_timestamp($2 / 1000.0) and r.name is not null order by c.closed_at limit $3`,
  payload: (consignment) => ({ consignment, reason: 'time-over' }),
};

const attachmentsDue: DueToForget = {
  command: 'empty-attachment',
  of: 'attachment',
  sql: 'select id from attachment where county = $1 and emptied_at is null and kept_until <= to_timestamp($2 / 1000.0) order by kept_until limit $3',
  payload: (attachment) => ({ attachment }),
};

const handoversDue: DueToForget = {
  command: 'forget-handover',
  of: 'handover',
  sql: 'select id from handover where county = $1 and forgotten_at is null and handed_at < to_timestamp($2 / 1000.0) order by handed_at limit $3',
  payload: (handover) => ({ handover, reason: 'time-over' }),
};

const leftBefore = `select m.id from member m where m.county = $1 and m.left_at < to_timestamp($2 / 1000.0)`;

const staffDue: readonly DueToForget[] = [
  {
    command: 'forget-staff',
    of: 'staff-contact',
    sql: `${leftBefore} and m.emptied::text not like '%"contact"%' order by m.left_at limit $3`,
    payload: (person) => ({ person, part: 'contact', reason: 'time-over' }),
  },
  {
    command: 'forget-staff',
    of: 'staff-name',
    sql: `${leftBefore} and m.emptied::text not like '%"name"%' order by m.left_at limit $3`,
    payload: (person) => ({ person, part: 'name', reason: 'time-over' }),
  },
  {
    command: 'forget-payee',
    of: 'bank-account',
    sql: `select y.id from payee y left join member m on m.county = $1 and m.id = y.id left join vehicle v on v.county = $1 and v.id = y.id
      where y.county = $1 and not y.emptied and y.set_at < to_timestamp($2 / 1000.0)
        and (m.id is null or m.left_at < to_timestamp($2 / 1000.0)) and (v.id is null or v.stage = 'retired')
        and not exists (select from account a where a.county = $1 and a.balance_fen <> 0 and a.id like '%:' || y.id)
        and not exists (select from settlement s cross join json_array_elements(s.lines) l where s.county = $1 and s.stage = 'approved'
          and coalesce(s.decided_at, s.prepared_at) >= to_timestamp($2 / 1000.0) - interval '${PAID_WITHIN_DAYS} days' and l ->> 'partner' = y.id::text)
      order by y.set_at limit $3`,
    payload: (payee) => ({ payee }),
  },
];

/**
 * Empties how those are reached who have been staff no more for as long as the law has it kept, where they were paid, and in the end
 * what they were called; the accounts of retired vehicles' owners too.
 * @returns how many were emptied
 */
export async function forgetStaff(pool: Pool, writer: JournalWriter, now: Instant, ids: ClockworkIds): Promise<number> {
  let forgotten = 0;
  for (const due of staffDue) forgotten += await forget(due, pool, writer, now, ids);
  return forgotten;
}

/**
 * Empties the personal parts of late commands that nobody decided in time, and sooner all that strangers' say.
 * @returns how many were emptied
 */
export async function forgetLate(pool: Pool, _: JournalWriter, now: Instant): Promise<number> {
  let emptied = 0;
  for (const county of await countiesInTime(pool, now))
    emptied +=
      (await emptyStrangers(pool, county, keptNoLonger(retentionOf('stranger-record'), now), now)) +
      (await emptyLate(pool, county, keptNoLonger(retentionOf('late-command'), now), now));
  return emptied;
}
const guestsDue: DueToForget = {
  command: 'erase-guest',
  of: 'guest',
  sql: 'select id from guest where county = $1 and erased_at is null and done_at < to_timestamp($2 / 1000.0) order by done_at limit $3',
  payload: (guest) => ({ guest, reason: 'time-over' }),
};

/**
 * Empties the names of parcels' recipients who are no registered villagers, and of those whom consignments were for, once the
 * time for which they are kept is over. Asked every hour: the private rows that are not villagers' are few, but they are looked
 * for among all.
 * @returns how many were emptied
 */
export async function forgetRecipients(
  pool: Pool,
  writer: JournalWriter,
  now: Instant,
  ids: ClockworkIds,
): Promise<number> {
  return (await forget(recipientsDue, pool, writer, now, ids)) + (await forget(consigneesDue, pool, writer, now, ids));
}

/**
 * Empties attachments whose time is over; those without a time of their own go with what is private of their rows.
 * @returns how many were emptied
 */
export function emptyAttachments(pool: Pool, writer: JournalWriter, now: Instant, ids: ClockworkIds): Promise<number> {
  return forget(attachmentsDue, pool, writer, now, ids);
}

/**
 * Empties the names of whoever took loads from drivers, and the photos, once the time for which they are kept is over.
 * @returns how many were emptied
 */
export function forgetHandovers(pool: Pool, writer: JournalWriter, now: Instant, ids: ClockworkIds): Promise<number> {
  return forget(handoversDue, pool, writer, now, ids);
}

/**
 * Empties what guests said of themselves, once their matter is done and the time for which they are kept is over.
 * @returns how many were emptied
 */
export function forgetGuests(pool: Pool, writer: JournalWriter, now: Instant, ids: ClockworkIds): Promise<number> {
  return forget(guestsDue, pool, writer, now, ids);
}

async function forget(
  { command, of, sql, payload }: DueToForget,
  pool: Pool,
  writer: JournalWriter,
  now: Instant,
  ids: ClockworkIds,
): Promise<number> {
  let forgotten = 0;
  for (const county of await countiesInTime(pool, now)) {
    const before = of === 'attachment' ? now : keptNoLonger(retentionOf(of), now);
    const { rows } = await pool.query<{ id: string }>(sql, [county, before, TURN]);
    const outcomes = await Promise.all(
      rows.map(({ id }) =>
        writer.submit(
          bound(ids, {
            type: command,
            county,
            about: `${of} ${id}`,
            at: now,
            payload: payload(id),
            again: businessDay(now),
          }),
        ),
      ),
    );
    forgotten += outcomes.filter(({ status }) => status === 'accepted').length;
  }
  return forgotten;
}

/** What the clockwork wishes about one thing. */
interface Due {
  readonly type: string;
  readonly county: string;
  /** The thing, from which the command's id follows. */
  readonly about: string;
  readonly at: Instant;
  readonly payload: object;
  /** What else the id follows from, where a refusal is no last word and it is said anew. */
  readonly again?: string;
}

/** What the county's clockwork says about one thing, under an id that follows from it. */
function bound(ids: ClockworkIds, { type, county, about, at, payload, again = '' }: Due): BoundCommand {
  const command = commands
    .get(type)
    ?.bind({ id: ids(county, `${type} ${about}${again}`), type, at, payload }, county, SYSTEM);
  invariant(command !== undefined && !('malformed' in command), `${type} is a command, and an id fits it`);
  return command;
}

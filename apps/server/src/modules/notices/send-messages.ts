import {
  DAY,
  isQuiet,
  MINUTE,
  type Instant,
  type MessageState,
  type QuietHours,
  type ToTellReason,
} from '@yangui/domain';
import type { Pool } from 'pg';
import type { GatewayAnswer, MessageGateway } from '../../adapters/message-gateway.ts';
import { countiesInTime } from '../../journal/clock-watch.ts';
import { followJournal } from './follow.ts';
import { fillingOf, readOpen, stillTrue, textsOf, type OpenMessage } from './open-messages.ts';

/** Nobody is woken by a parcel: what comes about then goes in the morning. */
const nobodyIsWoken: QuietHours = { fromMinute: 21 * 60, toMinute: 8 * 60 };
/** What could not be sent for so long is told by a person: a gateway set up today does not send all of last month. */
const LATEST = 2 * DAY;
/** How long after a try that gave no answer the gateway is asked what became of it. */
const ASKED_AFTER = 5 * MINUTE;
/** For how long it is asked whether a message arrived. */
const REPORT_WITHIN = 3 * DAY;
const MOST_TRIES = 3;
/** How many messages of a county one turn sees to. */
const TURN = 200;
/** For how long one turn sends, and asks, of one county: others wait behind it, and one gateway has them all. */
const AT_MOST = MINUTE / 2;

/** One county's way out. */
interface Sending {
  readonly pool: Pool;
  readonly county: string;
  readonly gateway: MessageGateway;
  /** What the time is: a gateway may be slow. */
  readonly clock: () => Instant;
}

/**
 * Sends what waits, and asks after what was sent; without a gateway nothing, and all of it is for people to tell. Each message is
 * claimed before it is sent: what a crash or a silent gateway leaves claimed is asked after by its key, and sent again only
 * where the gateway says that it has never had it. Where it cannot say, a person tells them. In a county in which the clock cannot
 * be believed all of it waits: who sleeps, and what is late, is told by the clock.
 * @returns how many were sent
 * @throws AggregateError where it went wrong in some counties, after it was done in the others
 */
export async function sendMessages(
  pool: Pool,
  gateways: readonly MessageGateway[],
  clock: () => Instant,
): Promise<number> {
  const [gateway] = gateways;
  let sent = 0;
  const failures: unknown[] = [];
  for (const county of await countiesInTime(pool, clock()))
    try {
      await followJournal(pool, county, clock());
      if (gateway !== undefined) sent += await sendOf({ pool, county, gateway, clock });
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw new AggregateError(failures, 'messages of some counties were not seen to');
  return sent;
}

async function sendOf(sending: Sending): Promise<number> {
  const { pool, county, clock } = sending;
  await askAfter(sending, 'sending');
  await askAfter(sending, 'sent');
  await letGo(sending);
  const began = clock();
  if (isQuiet(nobodyIsWoken, began)) return 0;
  let sent = 0;
  for (const { id } of await readOpen(pool, county, ['waiting'], { limit: TURN })) {
    const became = await sendOne(sending, id);
    if (became === 'sent') sent += 1;
    // One that does not answer is not waited for two hundred times: the next turn goes on with the next message.
    if (became === 'unclear' || clock() >= began + AT_MOST) break;
  }
  return sent;
}

/** What is true no more is sent to nobody. Where it comes true again, as of a parcel that was taken back to the centre, it is said anew. */
async function letGo({ pool, county }: Sending): Promise<void> {
  await pool.query(
    `with gone as (update message m set state = 'over' where m.county = $1 and m.state = 'waiting'
       and not exists (select from message_thing g where g.county = $1 and g.message = m.id and ${stillTrue}) returning m.id)
     delete from message_thing t using gone where t.county = $1 and t.message = gone.id`,
    [county],
  );
}

/** Sends one, to whom and with what stands there at that moment: of those before it each may have taken seconds. */
async function sendOne(sending: Sending, id: string): Promise<'sent' | 'not-sent' | 'unclear'> {
  const { pool, county, gateway, clock } = sending;
  const [message] = await readOpen(pool, county, ['waiting'], { where: 'm.id = $3', values: [id], limit: 1 });
  if (message === undefined) return 'not-sent';
  const why = whyNot(message, clock());
  if (why !== undefined) {
    await toTell(sending, id, ['waiting'], why);
    return 'not-sent';
  }
  const { rows } = await pool.query<{ tries: number }>(
    `update message set state = 'sending', channel = $3, tries = tries + 1, tried_at = to_timestamp($4 / 1000.0)
     where county = $1 and id = $2 and state = 'waiting' returning tries`,
    [county, message.id, gateway.channel, clock()],
  );
  // Another server has it.
  if (rows.length === 0) return 'not-sent';
  const { name, phone } = message;
  const values = Object.entries(fillingOf(message, name)).flatMap(([hole, value]) =>
    value === null ? [] : [[hole, String(value)] as const],
  );
  const answer = await gateway
    .send({
      key: message.id,
      to: phone ?? '',
      template: message.template,
      text: textsOf(message, name).zh,
      values: Object.fromEntries(values),
    })
    // Whether it was taken nobody knows: it is asked after in a while.
    .catch(() => undefined);
  if (answer === undefined || answer.is === 'unknown') return 'unclear';
  await record(sending, message.id, answer);
  return answer.is === 'refused' ? 'not-sent' : 'sent';
}

/** Why no gateway may send it. */
function whyNot({ phone, agreed, madeAt }: OpenMessage, now: Instant): ToTellReason | undefined {
  if (madeAt < now - LATEST) return 'late';
  if (!agreed) return 'no-consent';
  // A line that no message reaches is called.
  return phone === null || !phone.startsWith('1') ? 'no-phone' : undefined;
}

/** Asks what became of messages, those first that were not asked after for longest; of what was sent, while a report may come. */
async function askAfter(sending: Sending, state: 'sending' | 'sent'): Promise<void> {
  const { pool, county, gateway, clock } = sending;
  const began = clock();
  const tooLong = began - REPORT_WITHIN;
  const [since, until] = state === 'sent' ? [tooLong, began] : [0, began - ASKED_AFTER];
  const { rows } = await pool.query<{ id: string; tries: number; triedAt: Instant }>(
    `select id, tries, (extract(epoch from tried_at) * 1000)::bigint as "triedAt" from message
     where county = $1 and state = $2 and tried_at between to_timestamp($3 / 1000.0) and to_timestamp($4 / 1000.0)
     order by asked_at nulls first, tried_at limit $5`,
    [county, state, since, until, TURN],
  );
  for (const { id, tries, triedAt } of rows) {
    if (clock() >= began + AT_MOST) return;
    await pool.query('update message set asked_at = to_timestamp($3 / 1000.0) where county = $1 and id = $2', [
      county,
      id,
      clock(),
    ]);
    const answer = await gateway.ask(id).catch(() => undefined);
    if (answer !== undefined && answer.is !== 'unknown') await record(sending, id, answer);
    else if (state === 'sent') continue;
    else if (answer === undefined) {
      if (triedAt < tooLong) await toTell(sending, id, ['sending'], 'unclear');
    } else if (tries >= MOST_TRIES) await toTell(sending, id, ['sending'], 'refused');
    else
      await pool.query(`update message set state = 'waiting' where county = $1 and id = $2 and state = 'sending'`, [
        county,
        id,
      ]);
  }
}

/** Takes down what a gateway says; said twice, it counts once, its price too. What it took it may still refuse. */
async function record(sending: Sending, id: string, answer: Exclude<GatewayAnswer, { is: 'unknown' }>): Promise<void> {
  const { pool, county, clock } = sending;
  if (answer.is === 'refused') return toTell(sending, id, ['sending', 'sent'], 'refused');
  const { reference, costFen } = answer;
  await pool.query(
    `update message set state = case $6 when 'not-delivered' then 'to-tell' when 'delivered' then 'delivered' else 'sent' end,
       why = case $6 when 'not-delivered' then 'not-delivered' end, reference = $4, cost_fen = $5, sent_at = coalesce(sent_at, to_timestamp($3 / 1000.0)),
       delivered_at = case $6 when 'delivered' then coalesce(delivered_at, to_timestamp($3 / 1000.0)) end
     where county = $1 and id = $2 and state in ('sending', 'sent')`,
    [county, id, clock(), reference, costFen, answer.is],
  );
}

async function toTell(
  { pool, county }: Sending,
  id: string,
  from: readonly MessageState[],
  why: ToTellReason,
): Promise<void> {
  await pool.query(`update message set state = 'to-tell', why = $4 where county = $1 and id = $2 and state = any($3)`, [
    county,
    id,
    from,
    why,
  ]);
}

import { quietHours, type MessageState } from '@yangui/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { countyOf } from './bind-command.ts';
import { checked } from './checked.ts';
import { done, told } from './operation.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

const marking = z.object({ seqs: z.array(z.int().nonnegative()).min(1).max(500), read: z.boolean() });
const messageAddress = z.object({ id: z.uuid() });
const tellingBody = z.object({ told: z.boolean() });
const quietBody = z.object({ quiet: z.nullable(quietHours) });

/**
 * Where somebody marks what they were told of as read, and says when they do not want to be called. It is theirs alone and says
 * nothing about the county: it stands beside the journal. The same word twice is one.
 */
export function installNotices(
  app: FastifyInstance,
  { pool, identity }: { pool: Pool; identity: Pick<Identity, 'sessionOf'> },
): void {
  app.put(
    '/api/counties/:county/notices/read',
    told({ summary: 'Marks notices of one’s own as read, or as not', tag: 'notices', body: marking, answer: done }),
    async (request, reply) => {
      const { county, person } = await open(request);
      const { seqs, read } = checked(marking, request.body, 'seqs');
      await pool.query(
        `update notice set read_at = case when $4 then coalesce(read_at, to_timestamp($5 / 1000.0)) end where county = $1 and person = $2 and seq = any($3::bigint[])`,
        [county, person, seqs, read, Date.now()],
      );
      return reply.code(204).send();
    },
  );

  app.put(
    '/api/counties/:county/notices/quiet-hours',
    told({
      summary: 'Says when one does not want to be called (Asia/Shanghai); null for at any time',
      tag: 'notices',
      body: quietBody,
      answer: done,
    }),
    async (request, reply) => {
      const { county, person } = await open(request);
      const { quiet } = checked(quietBody, request.body, 'quiet');
      await pool.query(
        `insert into notice_setting (county, person, quiet_from, quiet_to) values ($1, $2, $3, $4)
         on conflict (county, person) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`,
        [county, person, quiet?.fromMinute ?? null, quiet?.toMinute ?? null],
      );
      return reply.code(204).send();
    },
  );

  app.put(
    '/api/counties/:county/messages/:id/told',
    told({
      summary: 'Ticks somebody off the list to tell, or puts them back on it',
      tag: 'notices',
      body: tellingBody,
      answer: done,
    }),
    async (request, reply) => {
      const session = await requireSession(identity, request);
      const county = countyOf(request);
      const { within } = await openReading(pool, { county, session, capability: 'messages.tell' });
      const address = messageAddress.safeParse(request.params);
      if (!address.success) throw new RefusalError('message-unknown');
      await tell(
        pool,
        { county, within, id: address.data.id, by: session.person },
        checked(tellingBody, request.body, 'told').told,
      );
      return reply.code(204).send();
    },
  );

  async function open(request: FastifyRequest): Promise<{ county: string; person: string }> {
    const session = await requireSession(identity, request);
    const { county, person } = await openReading(pool, {
      county: countyOf(request),
      session,
      capability: 'notices.read',
      reach: 'own',
    });
    return { county, person };
  }
}

/** Who ticks which message, and where they may. */
interface Ticked {
  readonly county: string;
  readonly within: readonly string[];
  readonly id: string;
  readonly by: string;
}

const onTheList: ReadonlySet<string> = new Set<MessageState>(['waiting', 'to-tell', 'told']);

/** Ticks it, or takes the tick back. The same again changes nothing. @throws RefusalError where a gateway has it, or the list has not */
async function tell(pool: Pool, { county, within, id, by }: Ticked, isTold: boolean): Promise<void> {
  const { rows } = await pool.query<{ state: MessageState }>(
    `update message set state = case when state in ('waiting', 'to-tell') and $4 then 'told' when state = 'told' and not $4 then 'to-tell' else state end,
       told_at = case when state in ('waiting', 'to-tell') and $4 then to_timestamp($5 / 1000.0) when $4 then told_at end,
       told_by = case when state in ('waiting', 'to-tell') and $4 then $6::uuid when $4 then told_by end
     where county = $1 and id = $2 and place like any($3::text[]) returning state`,
    [county, id, within, isTold, Date.now(), by],
  );
  const [found] = rows;
  // What is true no more stands on no list.
  if (found === undefined || found.state === 'over') throw new RefusalError('message-unknown');
  if (!onTheList.has(found.state)) throw new RefusalError('message-sent');
}

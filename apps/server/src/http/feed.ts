import type { OutgoingHttpHeaders } from 'node:http';
import { commands, concerns, placesWith, refuse, type Member, type ProblemCode } from '@yangui/domain';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity, Session } from '../identity/index.ts';
import type { Entry } from '../journal/entry.ts';
import type { JournalFeed } from '../journal/feed.ts';
import { readHeads } from '../journal/heads.ts';
import { readEntries } from '../journal/read.ts';
import { problemAnswer } from './problem-answer.ts';
import { memberOf, openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const asked = z.object({ after: z.coerce.number().int().min(0).optional() });

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf'>;
  readonly feed: JournalFeed;
  readonly heartbeatMs?: number;
}

/**
 * The county's feed as server-sent events: each entry that concerns the reader's places, in order, from a cursor on
 * (`?after=` or the browser's own Last-Event-ID). What is told is that something happened and to what; the rest is read.
 */
export function installFeed(app: FastifyInstance, { pool, identity, feed, heartbeatMs = 15_000 }: Deps): void {
  const open = new Set<FastifyReply>();
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end();
  });

  app.get<{ Params: { county: string } }>('/api/counties/:county/feed', async (request, reply) => {
    const session = await requireSession(identity, request);
    const { county } = request.params;
    const { member } = await openReading(pool, { county, session, capability: 'county.read' });
    const query = asked.safeParse({
      after: request.headers['last-event-id'],
      ...z.record(z.string(), z.unknown()).parse(request.query),
    });
    if (!query.success) throw new RefusalError('malformed-request', { where: 'after' });
    const [head] = await readHeads(pool, [county]);
    if (head === undefined) throw new RefusalError('county-unknown', { county });

    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...sent(reply),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    raw.write(`event: head\ndata: ${JSON.stringify({ seq: head.lastSeq, epoch: head.epoch })}\n\n`);
    open.add(reply);
    const stream = new FeedStream({
      pool,
      county,
      session,
      member,
      write: (text) => raw.write(text),
      end: () => raw.end(),
    });
    const heartbeat = setInterval(() => void beat(), heartbeatMs);
    const stop = feed.follow(county, head.lastSeq, (entries) => stream.tell(entries));
    const leave = () => {
      clearInterval(heartbeat);
      stop();
      open.delete(reply);
    };
    /** Whoever signed out meanwhile, or was shut out, hears no more. */
    const beat = async () => {
      const still = await identity.sessionOf(request).catch(() => session);
      if (still === undefined) stream.end('not-signed-in');
      else raw.write(': still here\n\n');
    };
    if (raw.destroyed) return leave();
    raw.on('close', leave);
    await stream
      .begin(query.data.after ?? head.lastSeq, Math.max(head.lastSeq, feed.toldTo(county) ?? 0))
      .catch(() => raw.end());
  });
}

/** The headers that hooks have set so far, as Node takes them. */
function sent(reply: FastifyReply): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined));
}

interface StreamOptions {
  readonly pool: Pool;
  readonly county: string;
  readonly session: Session;
  readonly member: Member;
  readonly write: (text: string) => void;
  readonly end: () => void;
}

/** One person's feed: first what they missed, then what happens, nothing twice. */
class FeedStream {
  private readonly options: StreamOptions;
  private readonly held: Entry[] = [];
  private member: Member;
  private begun = false;
  /** While what the person holds is read again, nothing is told. */
  private looking: Promise<void> | undefined;
  private told = 0;

  constructor(options: StreamOptions) {
    this.options = options;
    this.member = options.member;
  }

  /** Tells what was missed after `after` up to `upTo`, then what came in meanwhile. */
  async begin(after: number, upTo: number): Promise<void> {
    this.told = after;
    while (this.told < upTo) {
      const missed = await readEntries(this.options.pool, this.options.county, this.told);
      if (missed.length === 0) break;
      this.send(missed);
      await this.looking;
    }
    this.begun = true;
    this.send(this.held.splice(0));
  }

  /** Says why, and ends. */
  end(why: ProblemCode): void {
    this.options.write(`event: problem\ndata: ${JSON.stringify(problemAnswer(refuse(why).refusal))}\n\n`);
    this.options.end();
  }

  tell(entries: readonly Entry[]): void {
    if (this.begun && this.looking === undefined) this.send(entries);
    else this.held.push(...entries);
  }

  private send(entries: readonly Entry[]): void {
    for (const [index, entry] of entries.entries()) {
      if (entry.body.seq <= this.told) continue;
      this.told = entry.body.seq;
      if (mayHear(this.member, this.options.session.person, entry)) this.options.write(lineOf(entry));
      if (!touches(entry, this.options.session.person)) continue;
      this.held.push(...entries.slice(index + 1));
      // Without an answer from the database the stream ends; the reader comes back and goes on from where it was.
      this.looking = this.lookAgain().catch(() => this.options.end());
      return;
    }
  }

  /** Somebody changed what this person holds: from now on they hear by that, or nothing. */
  private async lookAgain(): Promise<void> {
    const { pool, county, session } = this.options;
    const member = await memberOf(pool, county, session.person);
    if (member !== undefined && member.holdings.length > 0) {
      this.member = member;
      this.looking = undefined;
      if (this.begun) this.send(this.held.splice(0));
      return;
    }
    this.held.length = 0;
    this.end('account-closed');
  }
}

function mayHear(member: Member, person: string, { body }: Entry): boolean {
  if (body.by === person) return true;
  if (placesWith(member, 'journal.read').some((place) => body.place.startsWith(place))) return true;
  // What the centre turned down is told where it was made: the device still shows it as waiting.
  if (body.refused !== undefined && body.endorsed === undefined) return false;
  return member.holdings.some(
    ({ place }) =>
      body.place.startsWith(place) || (commands.get(body.type)?.toldBelow === true && concerns(place, body.place)),
  );
}

function touches({ body }: Entry, person: string): boolean {
  return (body.events ?? []).some(({ data }) => 'person' in data && data.person === person);
}

function lineOf({ body }: Entry): string {
  const { seq, id, type, by, at, place, events = [], refused } = body;
  const refs = new Set([
    id,
    ...events.flatMap(({ data }) =>
      Object.values<unknown>({ ...data }).filter(
        (value): value is string => typeof value === 'string' && UUID.test(value),
      ),
    ),
  ]);
  const data = {
    seq,
    type,
    by,
    at,
    place,
    status: refused === undefined ? 'accepted' : 'refused',
    events: events.map((event) => ({ type: event.type })),
    refs: [...refs],
  };
  return `id: ${seq}\nevent: entry\ndata: ${JSON.stringify(data)}\n\n`;
}

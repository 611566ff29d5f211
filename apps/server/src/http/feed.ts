import type { OutgoingHttpHeaders } from 'node:http';
import {
  commands,
  concerns,
  covers,
  placesWith,
  refuse,
  type Capability,
  type Member,
  type ProblemCode,
  writtenBy,
} from '@yangui/domain';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity, Session } from '../identity/index.ts';
import type { Entry } from '../journal/entry.ts';
import type { JournalFeed } from '../journal/feed.ts';
import { readHeads } from '../journal/heads.ts';
import { readEntries } from '../journal/read.ts';
import { checked } from './checked.ts';
import { DriverRoad } from './driver-road.ts';
import { heardBy } from './heard-by.ts';
import { problemAnswer } from './problem-answer.ts';
import { told } from './operation.ts';
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
 * The county's feed as server-sent events: each entry that changes what the reader may read, in order, from a cursor on
 * (`?after=` or the browser's own Last-Event-ID). What is told is that something happened and to what; the rest is read.
 */
export function installFeed(app: FastifyInstance, { pool, identity, feed, heartbeatMs = 15_000 }: Deps): void {
  const open = new Set<FastifyReply>();
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end();
  });

  app.get<{ Params: { county: string } }>(
    '/api/counties/:county/feed',
    told({
      summary: 'What happens, as server-sent events: each entry with the kinds of row that it wrote',
      tag: 'journal',
      asks: asked,
      answer: { description: 'Events `head` and `entry`', content: ['text/event-stream'] },
    }),
    async (request, reply) => {
      const session = await requireSession(identity, request);
      const { county } = request.params;
      const { member } = await openReading(pool, { county, session, capability: 'county.read' });
      const said = z.record(z.string(), z.unknown()).parse(request.query);
      const { after } = checked(asked, { after: request.headers['last-event-id'], ...said }, 'after');
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
        .begin(after ?? head.lastSeq, Math.max(head.lastSeq, feed.toldTo(county) ?? 0))
        .catch(() => raw.end());
    },
  );
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

/** One person's feed: first what they missed, then what happens, nothing twice, one batch after the other. */
class FeedStream {
  private readonly options: StreamOptions;
  private readonly road: DriverRoad;
  private member: Member;
  /** What came in before the stream began. */
  private held: Entry[] | undefined = [];
  /** What is being told. Without an answer from the database the stream ends; the reader goes on from where it was. */
  private telling: Promise<void> = Promise.resolve();
  private over = false;
  private told = 0;

  constructor(options: StreamOptions) {
    this.options = options;
    this.member = options.member;
    this.road = new DriverRoad(options.pool, options.county, options.session.person);
  }

  /** Tells what was missed after `after` up to `upTo`, then what came in meanwhile. */
  begin(after: number, upTo: number): Promise<void> {
    this.told = after;
    const held = this.held ?? [];
    this.held = undefined;
    this.next(async () => {
      if (this.drives()) await this.road.of([]);
      while (this.told < upTo && !this.over) {
        const missed = await readEntries(this.options.pool, this.options.county, this.told);
        if (missed.length === 0) break;
        await this.send(missed);
      }
      await this.send(held);
    });
    return this.telling;
  }

  /** Says why, and ends. */
  end(why: ProblemCode): void {
    this.over = true;
    this.options.write(`event: problem\ndata: ${JSON.stringify(problemAnswer(refuse(why).refusal))}\n\n`);
    this.options.end();
  }

  tell(entries: readonly Entry[]): void {
    if (this.held === undefined) this.next(() => this.send(entries));
    else this.held.push(...entries);
  }

  private next(step: () => Promise<void>): void {
    this.telling = this.telling.then(step).catch(() => {
      this.over = true;
      this.options.end();
    });
  }

  private async send(entries: readonly Entry[]): Promise<void> {
    const onRoad = await this.onRoad(entries);
    for (const [index, entry] of entries.entries()) {
      if (this.over) return;
      if (entry.body.seq <= this.told) continue;
      this.told = entry.body.seq;
      const { person } = this.options.session;
      if (mayHear(this.member, person, entry, onRoad.has(this.told))) this.options.write(lineOf(entry));
      if (!touches(entry, person)) continue;
      await this.lookAgain();
      return this.send(entries.slice(index + 1));
    }
  }

  /** Which of some entries concern the reader's own loops, where they drive. */
  private async onRoad(entries: readonly Entry[]): Promise<ReadonlySet<number>> {
    const asked = entries.filter(
      ({ body }) => body.events?.some(({ type }) => heardBy[type].includes('loops.drive')) === true,
    );
    return asked.length === 0 || !this.drives() ? new Set() : this.road.of(asked);
  }

  private drives(): boolean {
    return placesWith(this.member, 'loops.drive').length > 0;
  }

  /** Somebody changed what this person holds: from now on they hear by that, or nothing. */
  private async lookAgain(): Promise<void> {
    const { pool, county, session } = this.options;
    const member = await memberOf(pool, county, session.person);
    if (member !== undefined && member.holdings.length > 0) this.member = member;
    else this.end('account-closed');
  }
}

/** Whether an entry is told to somebody: by what they can read where it happened, and what they said themselves. */
function mayHear(member: Member, person: string, { body }: Entry, onRoad: boolean): boolean {
  if (body.by === person) return true;
  const rule = commands.get(body.type);
  const heard = (capability: Capability) =>
    placesWith(member, capability).some(
      (held) => covers(held, body.place) || (rule?.toldBelow === true && concerns(held, body.place)),
    );
  if (heard('journal.read')) return true;
  // What the centre turned down is told where it was made, to whoever may do it there: the device still shows it as waiting.
  if (body.refused !== undefined)
    return (
      body.endorsed !== undefined && rule !== undefined && rule.capability !== 'loops.drive' && heard(rule.capability)
    );
  return (body.events ?? []).some(({ type }) =>
    heardBy[type].some((capability) => (capability === 'loops.drive' ? onRoad : heard(capability))),
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
    kinds: [...writtenBy(events)],
    refs: [...refs],
  };
  return `id: ${seq}\nevent: entry\ndata: ${JSON.stringify(data)}\n\n`;
}

import { MINUTE, signInDenial, type Refusal } from '@yangui/domain';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { MessageGateway } from './adapters/message-gateway.ts';
import type { MapTiles } from './adapters/map-tiles.ts';
import { Roads, type RoadService } from './adapters/roads.ts';
import type { Edge } from './edge/edge.ts';
import { buildApp, type LogStream } from './http/app.ts';
import { memberOf } from './http/reading.ts';
import { openIdentity, sweep, type Identity } from './identity/index.ts';
import { countiesHere } from './journal/county.ts';
import {
  emptyAttachments,
  forgetGuests,
  forgetHandovers,
  forgetLate,
  forgetRecipients,
  forgetStaff,
  turn,
} from './journal/clockwork.ts';
import type { Entry } from './journal/entry.ts';
import { fillNameOrder } from './journal/fill-name-order.ts';
import { JournalFeed } from './journal/feed.ts';
import type { HeadKeeper } from './journal/head-keeper.ts';
import { JournalWriter } from './journal/writer.ts';
import { sendMessages } from './modules/notices/send-messages.ts';
import { sweepNotices } from './modules/notices/sweep-notices.ts';
import { migrate } from './postgres/migrate.ts';
import { PlanJobs } from './planning/jobs.ts';
import { openPool } from './postgres/pool.ts';
import { VERSION } from './version.ts';

export interface ServerOptions {
  /** The database, which is brought up to date first. */
  readonly url: string;
  /** Where this server keeps its secret. */
  readonly dataFolder: string;
  readonly logLevel?: string;
  /** Where the log goes; without, to the standard output. */
  readonly logTo?: LogStream | undefined;
  /** How often what time makes due is looked for; 0 never. */
  readonly clockworkMs?: number;
  /** How many commands may wait before new ones are refused as `busy`. */
  readonly queueLimit?: number;
  /** What measures roads; without one, the great circle times each county's factor. */
  readonly roadService?: RoadService | undefined;
  /** What lies under the maps' own drawing; without one, plain paper. */
  readonly mapTiles?: MapTiles | undefined;
  /** How people reach it; without, over http at whatever address they type. */
  readonly edge?: Edge | undefined;
  /** The clock by which guests are counted, for tests. */
  readonly now?: () => number;
  /** What takes messages to people’s phones; without any, people tell people. */
  readonly gateways?: readonly MessageGateway[];
  /** What signs where the journals stand, and keeps a head a day; without one, nothing does. */
  readonly heads?: HeadKeeper | undefined;
}

/** A server put together, not yet listening. */
export interface Server {
  readonly app: FastifyInstance;
  readonly pool: Pool;
  readonly writer: JournalWriter;
  readonly identity: Identity;
  /** Ends in order: no new requests, what is under way to its end, then the connections. */
  close(): Promise<void>;
}

/**
 * Puts a whole server together on a database: what `npm start`, the tests and the benchmarks all run.
 * What cannot be put together leaves no connection behind.
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const pool = openPool(options.url, 12);
  try {
    return await putTogether(pool, options);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function putTogether(
  pool: Pool,
  {
    dataFolder,
    logLevel,
    logTo,
    clockworkMs = MINUTE,
    queueLimit,
    roadService,
    mapTiles,
    heads,
    gateways = [],
    edge,
    now,
  }: ServerOptions,
): Promise<Server> {
  await migrate(pool);
  await fillNameOrder(pool);
  const feed = new JournalFeed(pool);
  const citus = await pool.query("select from pg_extension where extname = 'citus'");
  const writer = new JournalWriter({
    pool,
    now: Date.now,
    countiesTogether: citus.rowCount === 0,
    ...(queueLimit !== undefined && { queueLimit }),
    prepareAccess: (command) => identity.prepareAccess(command),
    onSaved: (entries) => {
      feed.publish(entries);
      noteCounties(entries, identity, (error) => app.log.error({ err: error }, 'a county was not noted'));
    },
  });
  const identity = await openIdentity({
    pool,
    dataFolder,
    secureCookies: edge?.https !== undefined || edge?.address?.origin !== undefined,
    origin: edge?.address?.origin,
    denialOf: (caller, county, person) => denialOf(pool, { caller, county, person }),
    holdsRoles: (person, counties) => holdsRoles(pool, person, counties),
  });
  const roads = new Roads(roadService);
  const plans = new PlanJobs({ pool, roads, onFault: (error) => app.log.error({ err: error }, 'a plan failed') });
  const app = await buildApp({
    pool,
    identity,
    writer,
    feed,
    roads,
    plans,
    mapTiles,
    heads,
    messaging: gateways.length > 0,
    version: VERSION,
    edge,
    logTo,
    now,
    ...(logLevel !== undefined && { logLevel }),
  });
  const every = (ms: number, due: typeof turn) => {
    let turning = false;
    const tick = async () => {
      // What takes longer than a turn, as where a gateway is slow, goes on; no second one begins beside it.
      if (turning) return;
      turning = true;
      await due(pool, writer, Date.now(), identity.clockworkIds)
        .catch((error: unknown) => app.log.error({ err: error }, 'the clockwork failed'))
        .finally(() => (turning = false));
    };
    return clockworkMs > 0 ? setInterval(() => void tick(), ms).unref() : undefined;
  };
  const keepHeads = async () => (heads === undefined ? 0 : heads.keepDaily(pool, await countiesHere(pool), Date.now()));
  if (clockworkMs > 0) await keepHeads();
  const clockwork = [
    every(clockworkMs, turn),
    every(clockworkMs, keepHeads),
    every(clockworkMs, (where) => sendMessages(where, gateways, Date.now)),
    every(clockworkMs * 60, forgetRecipients),
    every(clockworkMs * 60, forgetHandovers),
    every(clockworkMs * 60, forgetStaff),
    every(clockworkMs * 60, forgetLate),
    every(clockworkMs * 60, emptyAttachments),
    every(clockworkMs * 60, forgetGuests),
    every(clockworkMs * 60, (where, _, now) => sweep(where, now)),
    every(clockworkMs * 60, (where, _, now) => sweepNotices(where, now)),
  ];
  return {
    app,
    pool,
    writer,
    identity,
    async close() {
      for (const wheel of clockwork) clearInterval(wheel);
      await plans.close();
      feed.stop();
      // A connection that was busy when the end began is kept alive by its browser: it is let go as soon as it is idle.
      const idle = setInterval(() => app.server.closeIdleConnections(), 50);
      await app.close();
      clearInterval(idle);
      await writer.settled();
      await pool.end();
    },
  };
}

/** Why the caller may not make and end the sign-in of a person in a county. */
async function denialOf(
  pool: Pool,
  { caller, county, person }: { caller: string; county: string; person: string },
): Promise<Refusal | undefined> {
  const [mine, theirs] = [await memberOf(pool, county, caller), await memberOf(pool, county, person)];
  return signInDenial(mine, theirs ?? { holdings: [] }, county);
}

async function holdsRoles(pool: Pool, person: string, counties: readonly string[]): Promise<boolean> {
  const members = await Promise.all(counties.map((county) => memberOf(pool, county, person)));
  return members.some((member) => member !== undefined && member.holdings.length > 0);
}

/** Lets a person who gains a role in a county find it when they sign in, also where they have a sign-in from elsewhere. */
function noteCounties(entries: readonly Entry[], identity: Identity, log: (error: unknown) => void): void {
  for (const { county, body } of entries) {
    for (const { type, data } of body.events ?? []) {
      if (type === 'RoleGranted' || type === 'PartnerAppointed') identity.addCounty(data.person, county).catch(log);
    }
  }
}

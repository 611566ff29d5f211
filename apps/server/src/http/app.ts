import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod/mini';
import { aboutHere } from '../about.ts';
import { originOf, tileCoordinates, type MapTiles } from '../adapters/map-tiles.ts';
import type { Roads } from '../adapters/roads.ts';
import { answerClientError } from '../edge/client-errors.ts';
import type { Edge } from '../edge/edge.ts';
import { LIMITS, limitConnections, serverOptions } from '../edge/limits.ts';
import { believes, publicAddressFrom } from '../edge/public-address.ts';
import { securityHeaders } from '../edge/security-headers.ts';
import type { Identity } from '../identity/index.ts';
import type { JournalFeed } from '../journal/feed.ts';
import type { HeadKeeper } from '../journal/head-keeper.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { queries } from '../modules/index.ts';
import type { PlanJobs } from '../planning/jobs.ts';
import { installAttachments } from './attachments.ts';
import { BATCH_LIMIT, BODY_LIMIT_BYTES, installCommands } from './commands.ts';
import { installCountyFiles } from './county-files.ts';
import { installExports } from './exports.ts';
import { installFeed } from './feed.ts';
import { mountReads, requireSession } from './reading.ts';
import { installReview } from './review.ts';
import { installMe } from './me.ts';
import { installNotices } from './notices.ts';
import { installSavedViews } from './saved-views.ts';
import { openApi } from './openapi.ts';
import { noteServed, told } from './operation.ts';
import { installOutbox, Outbox } from './outbox.ts';
import { installSealed } from './sealed.ts';
import { installPages } from './pages.ts';
import { installPlaces } from './places.ts';
import { installPlanning } from './planning.ts';
import { installPublic } from '../public/entry.ts';
import { publicPages } from '../public/pages.ts';
import { answerFrameworkError, installProblemAnswers } from './problem-answer.ts';

const tilesShape = z.object({
  tiles: z.nullable(z.object({ url: z.string(), attribution: z.string(), coordinates: z.enum(tileCoordinates) })),
});
const partsShape = z.object({
  parts: z.array(z.object({ name: z.string(), version: z.string(), released: z.nullable(z.iso.date()) })),
});

export interface AppParts {
  readonly pool: Pool;
  readonly identity: Identity;
  readonly writer: JournalWriter;
  readonly feed: JournalFeed;
  readonly roads: Roads;
  readonly plans: PlanJobs;
  readonly mapTiles?: MapTiles | undefined;
  readonly heads?: HeadKeeper | undefined;
  /** Whether messages go out by a gateway. */
  readonly messaging?: boolean;
  readonly version: string;
  /** How people reach it; without, over http at whatever address they type. */
  readonly edge?: Edge | undefined;
  /** The clock by which guests are counted; the machine's own without. */
  readonly now?: (() => number) | undefined;
  /** How much is logged: `warn` unless told otherwise. */
  readonly logLevel?: string;
  /** Where the log goes; without, to the standard output. */
  readonly logTo?: LogStream | undefined;
}

/** What takes the log's lines. */
export interface LogStream {
  write(line: string): void;
}

/** The web server: the API under /api, the web app everywhere else. */
export async function buildApp({
  pool,
  identity,
  writer,
  feed,
  roads,
  plans,
  mapTiles,
  heads,
  messaging = false,
  version,
  edge = {},
  now,
  logLevel = 'warn',
  logTo,
}: AppParts): Promise<FastifyInstance> {
  const { address = publicAddressFrom({}), https, ownRoot = false } = edge;
  const limits = { ...LIMITS, ...edge.limits };
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerFrameworkError,
    logger: { level: logLevel, ...(logTo !== undefined && { stream: logTo }) },
    serverFactory: (handler) =>
      https === undefined
        ? createServer(serverOptions(limits), handler)
        : createSecureServer({ ...serverOptions(limits), ...https, handshakeTimeout: limits.headersMs }, handler),
    trustProxy: believes(address),
  });
  limitConnections(app.server, limits, address.proxies);
  installProblemAnswers(app, BATCH_LIMIT);
  // A county's own authority may have to be put on a phone anew: a name that insists on https would stand in the way.
  const headers = securityHeaders(
    mapTiles === undefined ? [] : [originOf(mapTiles)],
    address.origin !== undefined && !ownRoot,
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    // What the API says of people and counties stays in no cache, not the browser's own either.
    if (/^\/api(\/|$)/.test(request.url)) reply.header('cache-control', 'no-store');
    if (
      address.origin !== undefined &&
      request.headers['x-forwarded-proto'] !== undefined &&
      request.protocol === 'http'
    )
      return reply.redirect(`${address.origin}${request.url}`, 308);
    return undefined;
  });
  const served = noteServed(app);
  app.addHook('onRequest', identity.checkOrigin);
  // Small answers cost more to compress than to send; Brotli's best is for files that are compressed once.
  await app.register(compress, {
    threshold: 4_096,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  await app.register(identity.routes);
  installCommands(app, { pool, writer, identity });
  const outbox = new Outbox(writer, identity);
  installOutbox(app, { pool, outbox, identity });
  installAttachments(app, { pool, identity });
  installSealed(app, { pool, identity, outbox });
  installReview(app, { pool, writer, identity });
  installCountyFiles(app, { pool, identity });
  installExports(app, { pool, identity });
  installMe(app, { pool, identity });
  installNotices(app, { pool, identity });
  installSavedViews(app, { pool, identity });
  installFeed(app, { pool, identity, feed });
  installPlaces(app, { pool, identity });
  installPlanning(app, { pool, identity, roads, plans });
  mountReads(app, { pool, identity, heads, messaging }, queries);
  // A source's address may hold the key that was bought for it: only whoever is signed in is told.
  app.get(
    '/api/map-tiles',
    told({
      summary: 'The tiles under the maps, where a source of them is set',
      tag: 'places',
      answer: { description: 'The source, or null', content: tilesShape },
    }),
    async (request) => {
      await requireSession(identity, request);
      return { tiles: mapTiles ?? null };
    },
  );
  // To strangers nothing is said of what they might know a weakness of.
  app.get(
    '/api/about',
    told({
      summary: 'What serves here, in which version and how old',
      tag: 'server',
      answer: { description: 'The parts', content: partsShape },
    }),
    async (request) => {
      await requireSession(identity, request);
      return { parts: await aboutHere(pool) };
    },
  );
  app.get(
    '/api/health',
    told({
      summary: 'Whether the server works',
      tag: 'server',
      who: 'anybody',
      answer: { description: 'It does', content: z.object({ ok: z.literal(true), version: z.string() }) },
    }),
    async () => {
      await pool.query('select 1');
      return { ok: true, version };
    },
  );
  const document = told({
    summary: 'This document',
    tag: 'server',
    who: 'anybody',
    answer: { description: 'OpenAPI 3.1', content: ['application/json'] },
  });
  let whole: object | undefined;
  app.get('/api/openapi.json', document, () => (whole ??= openApi(served, version)));
  await installPublic(app, { pool, writer, identity, now }, publicPages);
  await installPages(app, { pool, identity });
  return app;
}

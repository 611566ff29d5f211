import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { countyOf } from './bind-command.ts';
import { checked } from './checked.ts';
import { done, told } from './operation.ts';
import { openReading, requireSession } from './reading.ts';

const exportBody = z.object({
  /** What the list is called on screen. */
  title: z.string().regex(/^[^\p{C}]{1,60}$/u),
  rows: z.int().min(0).max(10_000_000),
});

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'accessLog'>;
}

/** Where a screen says that a list goes into a file, before it does. What was read for it the reads themselves note. */
export function installExports(app: FastifyInstance, { pool, identity }: Deps): void {
  app.post(
    '/api/counties/:county/exports',
    told({
      summary: 'Says that a list goes into a file, before it does: that is noted',
      tag: 'rights',
      body: exportBody,
      answer: done,
    }),
    async (request, reply) => {
      const county = countyOf(request);
      const session = await requireSession(identity, request);
      await openReading(pool, { county, session, capability: 'county.read' });
      const { title, rows: count } = checked(exportBody, request.body, 'body');
      const { person, device } = session;
      const { ip: address } = request;
      await identity.accessLog.note([county], {
        kind: 'exported',
        what: 'list',
        title,
        count,
        person,
        device,
        address,
      });
      return reply.code(204).send();
    },
  );
}

import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { checked } from './checked.ts';
import { told } from './operation.ts';
import { requireSession } from './reading.ts';
import { anywhere } from './like.ts';

const asked = z.object({ query: z.string().max(60).default('') });

/** What `/api/places` answers. */
export const placesAnswer = z.object({
  rows: z.array(z.object({ code: z.string(), name: z.string(), parentName: z.string().nullable() })),
  next: z.null(),
});

/** Looks up places of the catalogue by code or name: what the forms choose from. */
export function installPlaces(
  app: FastifyInstance,
  { pool, identity }: { pool: Pool; identity: Pick<Identity, 'sessionOf'> },
): void {
  app.get(
    '/api/places',
    told({
      summary: 'Places by code or name',
      tag: 'places',
      asks: asked,
      answer: { description: 'Found', content: placesAnswer },
    }),
    async (request): Promise<z.infer<typeof placesAnswer>> => {
      await requireSession(identity, request);
      const { query } = checked(asked, request.query, 'query');
      const { rows } = await pool.query<{ code: string; name: string; parentName: string | null }>(
        `select p.code, p.name, u.name as "parentName" from place p left join place u on u.code = p.parent
       where p.name like $1 or p.code like $2 || '%' order by p.code limit 50`,
        [anywhere(query) ?? '%', /^\d+$/.test(query) ? query : '-'],
      );
      return { rows, next: null };
    },
  );
}

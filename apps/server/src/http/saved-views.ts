import { MOST_SAVED_VIEWS, MOST_VIEWED_LISTS, viewToKeep, type ViewToKeep } from '@yangui/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool, PoolClient } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { withTransaction } from '../postgres/pool.ts';
import { countyOf } from './bind-command.ts';
import { checked } from './checked.ts';
import { done, told } from './operation.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

const address = z.object({ id: z.uuid() });

/** Whose view it is, by the id that their device made for it. */
interface Own {
  readonly county: string;
  readonly person: string;
  readonly id: string;
}

/**
 * Where somebody keeps how they like to see the desk's lists. Theirs alone, and nothing about the county: it stands beside
 * the journal. The same word twice is one.
 */
export function installSavedViews(
  app: FastifyInstance,
  { pool, identity }: { pool: Pool; identity: Pick<Identity, 'sessionOf'> },
): void {
  app.put(
    '/api/counties/:county/saved-views/:id',
    told({ summary: 'Keeps a view of a list, or changes it', tag: 'rights', body: viewToKeep, answer: done }),
    async (request, reply) => {
      const own = await open(request);
      const view = checked(viewToKeep, request.body, 'view');
      await withTransaction(pool, (client) => keep(client, own, view)).catch(refuseTaken);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/counties/:county/saved-views/:id',
    told({ summary: 'Forgets a view of one’s own', tag: 'rights', answer: done }),
    async (request, reply) => {
      const { county, person, id } = await open(request);
      await pool.query('delete from saved_view where county = $1 and person = $2 and id = $3', [county, person, id]);
      return reply.code(204).send();
    },
  );

  async function open(request: FastifyRequest): Promise<Own> {
    const session = await requireSession(identity, request);
    const { county, person } = await openReading(pool, {
      county: countyOf(request),
      session,
      capability: 'own-views.read',
      reach: 'own',
    });
    return { county, person, id: checked(address, request.params, 'id').id };
  }
}

/** Writes it, one after the other for one person: so that there are never more than there may be. */
async function keep(client: PoolClient, { county, person, id }: Own, view: ViewToKeep): Promise<void> {
  const { list, name, filters, opens } = view;
  await client.query('select from member where county = $1 and id = $2 for no key update', [county, person]);
  const { rows } = await client.query<{ list: string; views: number }>(
    'select list, count(*)::int as views from saved_view where county = $1 and person = $2 and id <> $3 group by list',
    [county, person, id],
  );
  const kept = rows.find((one) => one.list === list);
  if (kept === undefined && rows.length >= MOST_VIEWED_LISTS)
    throw new RefusalError('malformed-request', { where: 'list' });
  if ((kept?.views ?? 0) >= MOST_SAVED_VIEWS) throw new RefusalError('views-full', { most: MOST_SAVED_VIEWS });
  if (opens)
    await client.query(
      'update saved_view set opens = false where county = $1 and person = $2 and list = $3 and id <> $4 and opens',
      [county, person, list, id],
    );
  await client.query(
    `insert into saved_view (county, person, id, list, name, filters, opens) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (county, person, id) do update
       set list = excluded.list, name = excluded.name, filters = excluded.filters, opens = excluded.opens`,
    [county, person, id, list, name, JSON.stringify(filters), opens],
  );
}

/** Says that another view of this list has the name, where that is why it could not be written. */
function refuseTaken(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23505') throw new RefusalError('view-name-taken');
  throw error;
}

import { MINUTE, PHOTO_LIMIT_BYTES } from '@yangui/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import { fingerprintOf, keepPhoto } from '../journal/handover-photos.ts';
import { Attempts } from '../identity/attempts.ts';
import type { Identity } from '../identity/index.ts';
import { countyOf } from './bind-command.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

/** Photos a minute from one address that belong to no hand-over: phones that are ahead of their records, or guesses. */
const ASTRAY = 300;
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

const address = z.object({ handover: z.uuid() });

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf'>;
}

/**
 * Where the photo of a hand-over arrives, whenever there is network enough for it, and where it is looked at. Nobody is
 * signed in to bring it: the journal has its fingerprint, and no other picture fits. It is kept beside the name, never in
 * the journal.
 */
export function installHandoverPhoto(parent: FastifyInstance, { pool, identity }: Deps): void {
  const attempts = new Attempts(Date.now);

  parent.register(async (app) => {
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));

    app.put('/api/counties/:county/handovers/:handover/photo', async (request) => {
      const limits = [{ key: request.ip, most: ASTRAY, windowMs: MINUTE }];
      attempts.begin(limits);
      await keep(pool, { county: countyOf(request), handover: handoverOf(request), photo: photoIn(request.body) });
      attempts.forgive(limits);
      return { kept: true };
    });
  });

  parent.get('/api/counties/:county/handovers/:handover/photo', async (request, reply) => {
    const county = countyOf(request);
    const session = await requireSession(identity, request);
    const { within } = await openReading(pool, { county, session, capability: 'villagers.read' });
    const { rows } = await pool.query<{ photo: Buffer | null }>(
      `select p.photo from handover t join person_private p on p.county = $1 and p.kind = 'handover' and p.person = t.id where t.county = $1 and t.id = $2 and t.village like any($3::text[])`,
      [county, handoverOf(request), within],
    );
    const photo = rows[0]?.photo ?? null;
    if (photo === null) throw new RefusalError('not-found');
    return reply.header('cache-control', 'private, no-store').type('image/jpeg').send(photo);
  });
}

function handoverOf({ params }: FastifyRequest): string {
  const asked = address.safeParse(params);
  if (!asked.success) throw new RefusalError('malformed-request', { where: 'handover' });
  return asked.data.handover;
}

function photoIn(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length <= PHOTO_LIMIT_BYTES && body.subarray(0, JPEG.length).equals(JPEG))
    return body;
  throw new RefusalError('photo-invalid', { limit: PHOTO_LIMIT_BYTES / 1_024 });
}

/** Keeps a photo beside the name of whoever took the load. The same photo again changes nothing. */
async function keep(
  pool: Pool,
  { county, handover, photo }: { readonly county: string; readonly handover: string; readonly photo: Buffer },
): Promise<void> {
  const { rows } = await pool.query<{ photo: string | null; forgotten: boolean }>(
    'select photo, forgotten_at is not null as forgotten from handover where county = $1 and id = $2',
    [county, handover],
  );
  const [row] = rows;
  if (row === undefined) throw new RefusalError('handover-unknown', { handover });
  if (row.forgotten) throw new RefusalError('handover-forgotten');
  if (row.photo !== fingerprintOf(photo)) throw new RefusalError('photo-differs');
  await keepPhoto(pool, county, { handover, photo });
}

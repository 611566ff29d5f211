import { attachmentRules, attachmentTypes, handoverPhoto, MINUTE, sha256, type AttachmentType } from '@yangui/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import { attachmentIn, bytesOf, PIECE_LIMIT_BYTES, receive, sha256Of, type Received } from '../attachments/bytes.ts';
import { listedOf } from '../attachments/listed.ts';
import { Attempts } from '../identity/attempts.ts';
import type { Identity } from '../identity/index.ts';
import { countyOf } from './bind-command.ts';
import { checked } from './checked.ts';
import { told } from './operation.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

/** Pieces a minute from one address that belong to nothing: phones that are ahead of their records, or guesses. */
const ASTRAY = 300;

const address = z.object({ attachment: z.uuid() });
/** What a device says of a piece: of what bytes it is a part, how many those are, and which it begins with. */
const piece = z.object({
  sha256: z.string().check(z.refine((text) => sha256.safeParse(text).success)),
  sizeBytes: z.coerce.number().int().min(1).max(100_000_000),
  from: z.coerce.number().int().min(0).max(100_000_000),
});

const endings: Readonly<Record<AttachmentType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

const received = z.object({ received: z.int(), whole: z.boolean() });

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'looks'>;
}

/**
 * Where the bytes of attachments arrive, piece by piece and whenever there is network enough, and where they are looked at. Nobody
 * is signed in to bring them: the journal has their SHA-256, and no other bytes fit. An empty piece asks from where to go on.
 */
export function installAttachments(parent: FastifyInstance, { pool, identity }: Deps): void {
  const attempts = new Attempts(Date.now);
  const astray = async (request: FastifyRequest, take: () => Promise<Received>) => {
    const limits = [{ key: request.ip, most: ASTRAY, windowMs: MINUTE }];
    attempts.begin(limits);
    const outcome = await take();
    if ('refused' in outcome) throw new RefusalError(outcome.refused, outcome.details);
    attempts.forgive(limits);
    return outcome;
  };

  parent.register(async (app) => {
    app.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: PIECE_LIMIT_BYTES },
      (_, body, done) => done(null, body),
    );

    app.put(
      '/api/counties/:county/attachments/:attachment',
      told({
        summary:
          'Takes a piece of an attachment in, any number of times, and says from where to go on; an empty piece asks just that. The journal has the SHA-256, so nobody need be signed in',
        tag: 'attachments',
        who: 'anybody',
        asks: piece,
        body: 'bytes',
        answer: { description: 'How much is here', content: received },
      }),
      async (request) => {
        const asked = checked(piece, request.query, 'query');
        const { received } = await astray(request, () =>
          receive(pool, countyOf(request), {
            ...asked,
            attachment: attachmentOf(request),
            bytes: bytesIn(request),
          }),
        );
        return { received, whole: received === asked.sizeBytes };
      },
    );
  });

  // Phones whose app is from before there were attachments bring a hand-over's photo here, whole: else they would take it for unwanted.
  parent.register(async (app) => {
    app.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: handoverPhoto.mostBytes },
      (_, body, done) => done(null, body),
    );
    app.put(
      '/api/counties/:county/handovers/:attachment/photo',
      told({
        summary: 'The same for the whole photo of a hand-over, from phones whose app is of before',
        tag: 'attachments',
        who: 'anybody',
        body: 'bytes',
        answer: { description: 'It is here', content: z.object({ kept: z.literal(true) }) },
      }),
      async (request) => {
        const bytes = bytesIn(request);
        const whole = {
          attachment: attachmentOf(request),
          sha256: sha256Of(bytes),
          sizeBytes: bytes.length,
          from: 0,
          bytes,
        };
        await astray(request, () => receive(pool, countyOf(request), whole));
        return { kept: true };
      },
    );
  });

  parent.get(
    '/api/counties/:county/attachments/:attachment',
    told({
      summary: 'An attachment, for those who may read the row that it belongs to',
      tag: 'attachments',
      answer: { description: 'Its bytes', content: attachmentTypes },
    }),
    async (request, reply) => {
      const [county, id] = [countyOf(request), attachmentOf(request)];
      const session = await requireSession(identity, request);
      // Whoever is no member learns nothing of what there is.
      await openReading(pool, { county, session, capability: 'county.read' });
      const row = await attachmentIn(pool, county, id);
      const rule = row && attachmentRules.get(row.kind);
      if (row === undefined || rule === undefined) throw new RefusalError('not-found');
      const { within } = await openReading(pool, { county, session, capability: rule.read });
      const listed = await listedOf(pool, county, row.kind, { belongsTo: [row.belongsTo], within });
      if (listed.find((one) => one.id === id)?.state !== 'kept') throw new RefusalError('not-found');
      const bytes = await bytesOf(pool, county, id);
      // What somebody changed in the table is not shown as what was recorded.
      if (sha256Of(bytes) !== row.sha256) throw new RefusalError('attachment-differs');
      if (rule.personal)
        await identity.looks.note({
          county,
          person: session.person,
          device: session.device,
          path: '/attachments/:attachment',
          people: 1,
        });
      return reply
        .headers({
          'cache-control': 'private, no-store',
          'content-disposition': `attachment; filename="${row.kind}-${id}.${endings[row.mediaType]}"`,
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
        })
        .type(row.mediaType)
        .send(bytes);
    },
  );
}

function attachmentOf({ params }: FastifyRequest): string {
  return checked(address, params, 'attachment').attachment;
}

/** The bytes of a piece; a request without a body brings none. */
function bytesIn({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

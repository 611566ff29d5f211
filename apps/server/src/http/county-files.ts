import { PassThrough, type Writable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity } from '../identity/index.ts';
import { exportPrivate } from '../journal/private-file.ts';
import { MOST_PASSPHRASE, sealing, shortPassphrase } from '../journal/sealed-file.ts';
import { exportCounty } from '../journal/transfer.ts';
import { countyOf } from './bind-command.ts';
import { checked } from './checked.ts';
import { told } from './operation.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

/** An open session is not the person: whoever carries a county away shows the password anew. */
const password = z.string().min(1).max(128);
const bookBody = z.object({ password });
const privateBody = z.object({ password, passphrase: z.string().max(MOST_PASSPHRASE) });

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'accessLog' | 'confirm'>;
}

/** Where a county carries itself away whole: its journal, and apart from it, sealed, all that is private. `yangui import` takes both in. */
export function installCountyFiles(app: FastifyInstance, { pool, identity }: Deps): void {
  const carrier = async (request: FastifyRequest) => {
    const county = countyOf(request);
    const session = await requireSession(identity, request);
    await openReading(pool, { county, session, capability: 'county.export', reach: 'county' });
    return { county, session };
  };
  /** Whoever carries it away shows who they are, and it is on record before the first byte leaves. */
  const confirm = async (
    request: FastifyRequest,
    { county, session }: Awaited<ReturnType<typeof carrier>>,
    { what, shown }: { readonly what: 'county' | 'private-file'; readonly shown: string },
  ) => {
    await identity.confirm(request, session, shown);
    const { person, device } = session;
    await identity.accessLog.note([county], { kind: 'exported', what, person, device, address: request.ip });
  };

  app.post(
    '/api/counties/:county/county-file',
    told({
      summary: 'The county’s whole journal as JSON lines, without names, phones and what is attached',
      tag: 'county',
      body: bookBody,
      answer: { description: 'A file for yangui import', content: ['application/jsonl'] },
    }),
    async (request, reply) => {
      const by = await carrier(request);
      const { password: shown } = checked(bookBody, request.body, 'body');
      await confirm(request, by, { what: 'county', shown });
      const { county } = by;
      return sendFile(reply, `yangui-${county}.jsonl`, 'application/jsonl', new PassThrough(), (out) =>
        exportCounty(pool, county, out),
      );
    },
  );

  app.post(
    '/api/counties/:county/private-file',
    told({
      summary: 'Names, phones, bank details and attachments of a county, sealed under a passphrase',
      tag: 'county',
      body: privateBody,
      answer: { description: 'A file for yangui import --private', content: ['application/octet-stream'] },
    }),
    async (request, reply) => {
      const by = await carrier(request);
      const { password: shown, passphrase } = checked(privateBody, request.body, 'body');
      if (shortPassphrase(passphrase)) throw new RefusalError('passphrase-too-short');
      await confirm(request, by, { what: 'private-file', shown });
      const { county } = by;
      return sendFile(
        reply,
        `yangui-${county}-private.sealed`,
        'application/octet-stream',
        sealing(passphrase),
        (out) => exportPrivate(pool, county, out),
      );
    },
  );
}

/** Sends a file as it is written. One that is not written to its end breaks off: nobody takes half of it for the whole. */
function sendFile(
  reply: FastifyReply,
  name: string,
  type: string,
  file: PassThrough | ReturnType<typeof sealing>,
  write: (out: Writable) => Promise<unknown>,
): FastifyReply {
  write(file).then(
    () => file.end(),
    (error: unknown) => file.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return reply.header('content-disposition', `attachment; filename="${name}"`).type(type).send(file);
}

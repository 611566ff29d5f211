import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { drawnPage, readDrawnPages, type DrawnDeps } from './drawn-pages.ts';

const built = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/**
 * Serves the built web app: files by their name, every other address, but the API's and a file's that is gone, by its one page;
 * with the first screen drawn in it where the server knows which that is.
 */
export async function installPages(app: FastifyInstance, deps: DrawnDeps): Promise<void> {
  if (!existsSync(built)) return;
  // A build from before there were drawn pages serves as well as it did.
  const ahead = `${built}/drawn.json`;
  const drawn = existsSync(ahead) ? readDrawnPages(ahead) : undefined;
  await app.register(fastifyStatic, {
    root: built,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['drawn.json*'],
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', async (request, reply) => {
    if (/^\/(api|assets)\//.test(request.url)) return reply.callNotFound();
    // Without it the program says what is wrong: a page is served as long as the server stands.
    const page =
      drawn === undefined
        ? undefined
        : await drawnPage(deps, drawn, request).catch((error: unknown) => {
            request.log.error(error, 'no first screen drawn');
            return undefined;
          });
    if (page === undefined) return reply.sendFile('index.html');
    return reply
      .headers({ 'cache-control': 'private, no-cache', vary: 'accept-language, cookie' })
      .type('text/html; charset=utf-8')
      .send(page);
  });
}

import type { FastifyPluginAsync } from 'fastify';
import { enterRoutes } from './enter-routes.ts';
import { ownRoutes } from './own-routes.ts';
import type { Parts } from './parts.ts';

/** Everything under /api/identity. */
export function identityRoutes(parts: Parts): FastifyPluginAsync {
  return async (app) => {
    await app.register(
      async (identity) => {
        identity.addHook('onRequest', parts.identity.checkOrigin);
        identity.addHook('onSend', async (_, reply) => {
          reply.header('cache-control', 'no-store');
        });
        enterRoutes(identity, parts);
        ownRoutes(identity, parts);
      },
      { prefix: '/api/identity' },
    );
  };
}

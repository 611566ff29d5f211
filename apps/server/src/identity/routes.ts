import type { FastifyPluginAsync } from 'fastify';
import type { Auth } from './auth.ts';
import type { DeviceCookie } from './cookies.ts';
import { enterRoutes } from './enter-routes.ts';
import type { Gate } from './gate.ts';
import type { Identity, IdentityOptions } from './identity.ts';
import { ownRoutes } from './own-routes.ts';
import type { Pins } from './pins.ts';
import type { Sessions } from './sessions.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** What the routes are made of. */
export interface Parts {
  readonly identity: Omit<Identity, 'routes'>;
  readonly sessions: Sessions;
  readonly gate: Gate;
  readonly auth: Auth;
  readonly pins: Pins;
  readonly device: DeviceCookie;
  readonly mayManage: IdentityOptions['mayManage'];
}

/** Everything under /api/identity. */
export function identityRoutes(parts: Parts): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (identity) => {
      identity.addHook('onRequest', parts.identity.checkOrigin);
      identity.addHook('onSend', async (_, reply) => { reply.header('cache-control', 'no-store'); });
      enterRoutes(identity, parts);
      ownRoutes(identity, parts);
      signInRoutes(identity, parts);
    }, { prefix: '/api/identity' });
  };
}

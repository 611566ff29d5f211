import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { Attempts } from './attempts.ts';
import { createAuth } from './auth.ts';
import { DeviceCookie } from './cookies.ts';
import { Gate } from './gate.ts';
import type { SignInToCreate } from './input.ts';
import { originCheck } from './origin.ts';
import { Pins } from './pins.ts';
import { identityRoutes } from './routes.ts';
import { readSecret } from './secret.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { addCounty, countiesOf, createSignIn, disableSignIn } from './sign-ins.ts';

export interface IdentityOptions {
  readonly pool: Pool;
  /** Where the secret is kept, unless AUTH_SECRET is set. */
  readonly dataFolder: string;
  /** Whether people reach this server by https alone: cookies are then sent over nothing else. */
  readonly secureCookies?: boolean;
  /** Origins other than this server's own whose pages may change things, such as `https://desk.example.cn`. */
  readonly allowedOrigins?: readonly string[];
  /** Whether the caller may make and disable sign-ins for this person in this county. */
  readonly mayManage: (session: Session, county: string, person: string) => Promise<boolean>;
  /** The clock, for tests. */
  readonly now?: () => number;
}

/** Who people are, how they sign in, and on which devices. */
export interface Identity {
  /** The routes under /api/identity, to be registered without a prefix. */
  readonly routes: FastifyPluginAsync;
  /** An onRequest hook against requests that other sites make browsers send; the identity routes have it already. */
  readonly checkOrigin: (request: FastifyRequest) => Promise<void>;
  /** The session of a request, at most five seconds old, or undefined where nobody is signed in. */
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | undefined>;
  createSignIn(wish: SignInToCreate): Promise<{ readonly password: string }>;
  disableSignIn(person: string): Promise<void>;
  countiesOf(person: string): Promise<readonly string[]>;
  addCounty(person: string, county: string): Promise<void>;
}

/** Opens the identity module on a migrated database. */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { pool, dataFolder, secureCookies = false, allowedOrigins = [], now = Date.now } = options;
  const auth = createAuth({ pool, secret: await readSecret(dataFolder), secureCookies });
  const { authCookies } = await auth.$context;
  const sessions = new Sessions(auth, pool, authCookies.sessionToken.name, now);
  const checkOrigin = originCheck(allowedOrigins);
  const identity = {
    checkOrigin,
    sessionOf: (request: FastifyRequest) => sessions.of(request),
    async createSignIn(wish: SignInToCreate) {
      const made = await createSignIn(pool, wish, new Date(now()));
      sessions.forget(wish.person);
      return made;
    },
    async disableSignIn(person: string) {
      await disableSignIn(pool, person, new Date(now()));
      sessions.forget(person);
    },
    countiesOf: (person: string) => countiesOf(pool, person),
    addCounty: (person: string, county: string) => addCounty(pool, person, county),
  };
  const gate = new Gate(auth, pool, new Attempts(now));
  const parts = { identity, sessions, gate, auth, pins: new Pins(pool), device: new DeviceCookie(secureCookies), mayManage: options.mayManage };
  return { ...identity, routes: identityRoutes(parts) };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@yangui/domain';
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { username } from 'better-auth/plugins/username';
import type { Pool } from 'pg';
import * as z from 'zod';
import { isOutage } from '../postgres/pool.ts';
import { hashSecret, verifySecret } from './hashing.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './input.ts';

/** The device a session is opened on: what people call it, and the hash of its cookie. */
export interface Device {
  readonly label: string;
  readonly key: string;
}

/** How a session comes about: on which device, and whether by the password. */
interface Opening extends Device {
  readonly provedAt: Date | null;
}

/** A session lives this long, used or not; then the password is asked again. */
export const SESSION_SECONDS = 90 * 86_400;

/** Fits no rule for sign-in names: signing in by it does all the work and fails. */
export const NOBODY = '~';

export interface AuthOptions {
  readonly pool: Pool;
  readonly secret: string;
  readonly secureCookies: boolean;
}

export type Auth = ReturnType<typeof createAuth>;

const openingOn = new AsyncLocalStorage<Opening>();

/**
 * Runs a call of better-auth that opens a session, so that the session knows its device, and when the password was shown in it:
 * null where it was not.
 */
export function onDevice<T>(device: Device, provedAt: Date | null, call: () => Promise<T>): Promise<T> {
  return openingOn.run({ ...device, provedAt }, call);
}

/** better-auth, used through its server API alone: its own HTTP routes are not served. */
export function createAuth({ pool, secret, secureCookies }: AuthOptions) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    // A database that is away is told once, by whoever asked it.
    logger: { level: 'error', log: (_, message, ...more) => more.some(isOutage) || console.error(message, ...more) },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'yangui',
      useSecureCookies: secureCookies,
      database: { generateId: () => uuidv7(Date.now(), randomBytes(10)) },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashSecret, verify: ({ hash, password }) => verifySecret(hash, password) },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 60,
        // Names are checked and folded before they come here.
        usernameValidator: () => true,
        usernameNormalization: false,
      }),
      trustedSession,
    ],
    user: {
      modelName: 'identity_user',
      fields: { emailVerified: 'email_verified', ...written },
      additionalFields: {
        phone: { type: 'string', required: false, unique: true, input: false },
        disabled: { type: 'boolean', required: true, input: false },
        oneTimeUntil: { type: 'date', required: false, input: false, fieldName: 'one_time_until' },
      },
    },
    session: {
      modelName: 'identity_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...written,
      },
      additionalFields: {
        device: { type: 'string', required: true, input: false },
        deviceKey: { type: 'string', required: true, input: false, fieldName: 'device_key' },
        provedAt: { type: 'date', required: false, input: false, fieldName: 'proved_at' },
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // A read deletes no session that is over, for the clock may be wrong: the sweep does, where the clock is believed.
      deferSessionRefresh: true,
      freshAge: 0,
    },
    account: {
      modelName: 'identity_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...written,
      },
    },
    verification: {
      modelName: 'identity_verification',
      fields: { expiresAt: 'expires_at', ...written },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const device = openingOn.getStore();
            if (device === undefined) throw new Error('a session was opened on no device');
            return {
              data: { ...session, device: device.label, deviceKey: device.key, provedAt: device.provedAt },
            };
          },
        },
      },
    },
  });
}

const written = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Adds to better-auth's API, for the server alone, what a right PIN opens: a session without a password. */
const trustedSession = {
  id: 'trusted-session',
  endpoints: {
    openTrustedSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ person: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.person);
        const session = user && (await internalAdapter.createSession(user.id));
        if (!session) throw new APIError('UNAUTHORIZED');
        await setSessionCookie(context, { session, user });
        return context.json({ user: { id: user.id, name: user.name } });
      },
    ),
  },
};

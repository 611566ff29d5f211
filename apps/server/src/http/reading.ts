import { placesWith, type Capability, type Member, type Place } from '@yangui/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Identity, Session } from '../identity/index.ts';
import { RefusalError } from './refusal-error.ts';

/** One person's view into one county: the member row says what they may see, and where. */
export interface Reading {
  readonly pool: Pool;
  readonly county: string;
  readonly person: string;
  readonly member: Member;
  /** LIKE patterns of the places this read is limited to, by the capability it asks for. */
  readonly within: readonly string[];
  /** The same for another capability, for a column that needs more than its list. */
  readonly alsoWithin: (capability: Capability) => readonly string[];
}

/** What the server itself knows and a read may tell. */
export interface Here {
  /** The public key that devices seal files for, so that only this county's server opens them. */
  readonly countyPublicKey: (county: string) => string;
}

/** A read: where it answers, who may ask, what for, and what comes back. The OpenAPI document is made from these. */
export interface Read<Q extends z.ZodObject, A extends z.ZodType> {
  readonly path: `/${string}`;
  readonly summary: string;
  readonly capability: Capability;
  /** Path and query parameters together. */
  readonly asks: Q;
  readonly answer: A;
  readonly read: (reading: Reading & Here, asked: z.output<Q>) => Promise<z.input<A> | undefined>;
}

/** A read with its types closed over, so that reads of every shape stand in one list. */
export interface MountedRead {
  readonly path: string;
  readonly summary: string;
  readonly asks: z.ZodObject;
  readonly answer: z.ZodType;
  readonly mount: (app: FastifyInstance, deps: ReadDeps) => void;
}

export interface ReadDeps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'countyPublicKey'>;
}

/** Makes a read that answers under `/api/counties/:county`. An answer of undefined means there is no such thing: 404. */
export function defineRead<Q extends z.ZodObject, A extends z.ZodType>(read: Read<Q, A>): MountedRead {
  const { path, summary, asks, answer } = read;
  return {
    path: `/api/counties/:county${path}`,
    summary,
    asks,
    answer,
    mount(app, { pool, identity }) {
      app.get<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>(
        `/api/counties/:county${path}`,
        async (request) => {
          const { county = '', ...params } = request.params;
          const session = await requireSession(identity, request);
          const reading = await openReading(pool, { county, session, capability: read.capability });
          const asked = asks.safeParse({ ...request.query, ...params });
          if (!asked.success)
            throw new RefusalError('malformed-request', { where: asked.error.issues[0]?.path.join('.') ?? 'query' });
          const found = await read.read({ ...reading, countyPublicKey: identity.countyPublicKey }, asked.data);
          if (found === undefined) throw new RefusalError('not-found');
          return found;
        },
      );
    },
  };
}

/** The session of a request. Throws `not-signed-in` where there is none. */
export async function requireSession(identity: Pick<Identity, 'sessionOf'>, request: FastifyRequest): Promise<Session> {
  const session = await identity.sessionOf(request);
  if (session === undefined) throw new RefusalError('not-signed-in');
  return session;
}

/** Opens a county for somebody's reading. Throws where they are not a member, or hold the capability nowhere. */
export async function openReading(
  pool: Pool,
  { county, session, capability }: { county: string; session: Session; capability: Capability },
): Promise<Reading> {
  const member = await memberOf(pool, county, session.person);
  if (member === undefined || member.holdings.length === 0) throw new RefusalError('account-closed');
  const alsoWithin = (other: Capability) => placesWith(member, other).map((place: Place) => `${place}%`);
  const within = alsoWithin(capability);
  if (within.length === 0) throw new RefusalError('not-allowed', { capability });
  return { pool, county, person: session.person, member, within, alsoWithin };
}

/** What a person holds in a county, as of now. */
export async function memberOf(pool: Pool, county: string, person: string): Promise<Member | undefined> {
  const { rows } = await pool.query<Member>('select id, holdings from member where county = $1 and id = $2', [
    county,
    person,
  ]);
  return rows[0];
}

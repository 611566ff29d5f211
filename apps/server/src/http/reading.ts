import {
  covers,
  includes,
  ownerField,
  placesWith,
  type Capability,
  type ExportedThing,
  type Kind,
  type Member,
} from '@yangui/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import { peopleIn } from '../access/looks.ts';
import type { Identity, Session } from '../identity/index.ts';
import type { HeadKeeper } from '../journal/head-keeper.ts';
import { ownIds } from '../store/statements.ts';
import { RefusalError } from './refusal-error.ts';
import { sightBy, under, type Sight } from './sight.ts';

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
  /** Whether the reader holds another capability for the whole county, for what belongs to no single place. */
  readonly alsoAtCounty: (capability: Capability) => boolean;
  /** The ids of the rows of a kind that are the reader's own, by the kind's own word: all that a read of reach `own` may show. */
  readonly ownIds: (kind: Kind) => Promise<readonly string[]>;
  /** What the reader sees of villagers, recipients and whoever takes things for them. */
  readonly people: Sight;
  /** What the reader sees of those who send things up, and of those they are for. */
  readonly consignees: Sight;
}

/**
 * How far a read goes.
 * - `places`: row by row, limited to the places where the reader holds its capability.
 * - `county`: it tells of the whole county at once, and asks for the capability at the county itself.
 * - `everywhere`: the same for whoever holds the capability anywhere, such as the catalogue; nothing of anybody in it.
 * - `own`: the reader's own things, wherever they are; others' only where the read says so.
 */
export const reaches = ['places', 'county', 'everywhere', 'own'] as const;
export type Reach = (typeof reaches)[number];

/** What the server itself knows and a read may tell. */
export interface Here {
  /** The public key that devices seal files for, so that only this county's server opens them. */
  readonly countyPublicKey: (county: string) => string;
  /** What signs where journals stand; undefined where nothing does. */
  readonly heads: HeadKeeper | undefined;
  /** Takes note that a device of the reader was heard with nothing waiting on it. */
  readonly hearIdle: (person: string, device: string) => Promise<void>;
}

/** A read: where it answers, who may ask, what for, and what comes back. The OpenAPI document is made from these. */
export interface Read<Q extends z.ZodObject, A extends z.ZodType> {
  readonly path: `/${string}`;
  readonly summary: string;
  readonly capability: Capability;
  readonly reach: Reach;
  /** Whether it shows names, phones or accounts of people: looks at many of them are noted. */
  readonly personal?: true;
  /** What leaves the house by it, as far as it is asked for that: each time is noted. */
  readonly carries?: (asked: z.output<Q>) => ExportedThing | undefined;
  /** Path and query parameters together. */
  readonly asks: Q;
  readonly answer: A;
  readonly read: (reading: Reading & Here, asked: z.output<Q>) => Promise<z.input<A> | undefined>;
}

/** A read with its types closed over, so that reads of every shape stand in one list. */
export interface MountedRead {
  readonly path: string;
  readonly summary: string;
  readonly capability: Capability;
  readonly reach: Reach;
  readonly personal: boolean;
  readonly asks: z.ZodObject;
  readonly answer: z.ZodType;
  readonly mount: (app: FastifyInstance, deps: ReadDeps) => void;
}

export interface ReadDeps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'countyPublicKey' | 'hearIdle' | 'accessLog' | 'looks'>;
  readonly heads: HeadKeeper | undefined;
}

/** Makes a read that answers under `/api/counties/:county`. An answer of undefined means there is no such thing: 404. */
export function defineRead<Q extends z.ZodObject, A extends z.ZodType>(read: Read<Q, A>): MountedRead {
  const { path, summary, capability, reach, personal = false, asks, answer } = read;
  return {
    path: `/api/counties/:county${path}`,
    summary,
    capability,
    reach,
    personal,
    asks,
    answer,
    mount(app, { pool, identity, heads }) {
      app.get<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>(
        `/api/counties/:county${path}`,
        async (request) => {
          const { county = '', ...params } = request.params;
          const session = await requireSession(identity, request);
          const reading = await openReading(pool, { county, session, capability, reach });
          const asked = asks.safeParse({ ...request.query, ...params });
          if (!asked.success)
            throw new RefusalError('malformed-request', { where: asked.error.issues[0]?.path.join('.') ?? 'query' });
          const { countyPublicKey, hearIdle } = identity;
          const found = await read.read({ ...reading, countyPublicKey, hearIdle, heads }, asked.data);
          if (found === undefined) throw new RefusalError('not-found');
          const who = { person: session.person, device: session.device };
          if (personal) await identity.looks.note({ county, ...who, path, people: peopleIn(found) });
          const what = read.carries?.(asked.data);
          if (what !== undefined)
            await identity.accessLog.note([county], {
              kind: 'exported',
              ...who,
              address: request.ip,
              what,
              title: Object.values(params).join(' '),
            });
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

/**
 * Opens a county for somebody's reading. Throws `account-closed` where they are not a member, `not-allowed` where none of
 * their roles includes the capability, and `not-your-place` where what is read is the county's and they hold it at a part.
 */
export async function openReading(
  pool: Pool,
  {
    county,
    session,
    capability,
    reach = 'places',
  }: { county: string; session: Session; capability: Capability; reach?: Reach },
): Promise<Reading> {
  const member = await memberOf(pool, county, session.person);
  if (member === undefined || member.holdings.length === 0) throw new RefusalError('account-closed');
  if (!member.holdings.some(({ role }) => includes(role, capability)))
    throw new RefusalError('not-allowed', { capability });
  const places = (other: Capability) => placesWith(member, other);
  const alsoWithin = (other: Capability) => places(other).map(under);
  const alsoAtCounty = (other: Capability) => places(other).some((place) => covers(place, county));
  if (reach === 'county' && !alsoAtCounty(capability)) throw new RefusalError('not-your-place', { place: county });
  return {
    pool,
    county,
    person: session.person,
    member,
    within: alsoWithin(capability),
    alsoWithin,
    alsoAtCounty,
    ownIds: async (kind) => {
      const field = ownerField(kind);
      return field === undefined ? [] : ownIds(pool, kind, { county, field, owner: session.person });
    },
    people: sightBy(places, { names: 'villagers.read', phones: 'villagers.contact' }),
    consignees: sightBy(places, { names: 'consignments.register', phones: 'consignments.register' }),
  };
}

/** What a person holds in a county, as of now. */
export async function memberOf(pool: Pool, county: string, person: string): Promise<Member | undefined> {
  const { rows } = await pool.query<Member>(
    'select id, holdings, (extract(epoch from left_at) * 1000)::bigint as "leftAt", emptied from member where county = $1 and id = $2',
    [county, person],
  );
  return rows[0];
}

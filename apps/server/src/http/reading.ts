import {
  covers,
  includes,
  invariant,
  ownerField,
  placesWith,
  type Capability,
  type Kind,
  type Member,
} from '@yangui/domain';
import {
  copyReads,
  reads,
  readsByModule,
  type Address,
  type AnyRead,
  type ReadReach,
  type Reads,
  type ReceivedBy,
} from '@yangui/domain/reads';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type * as z from 'zod/mini';
import { peopleIn } from '../access/looks.ts';
import type { Identity, Session } from '../identity/index.ts';
import type { HeadKeeper } from '../journal/head-keeper.ts';
import { ownIds } from '../store/statements.ts';
import { checked } from './checked.ts';
import { told } from './operation.ts';
import { RefusalError } from './refusal-error.ts';
import { under } from './like.ts';
import { sightBy, type Sight } from './sight.ts';

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

/** What the server itself knows and a read may tell. */
export interface Here {
  /** The public key that devices seal files for, so that only this county's server opens them. */
  readonly countyPublicKey: (county: string) => string;
  /** What signs where journals stand; undefined where nothing does. */
  readonly heads: HeadKeeper | undefined;
  /** Whether messages go out by a gateway; else people tell people. */
  readonly messaging: boolean;
  /** Takes note that a device of the reader was heard with nothing waiting on it. */
  readonly hearIdle: (person: string, device: string) => Promise<void>;
}

/** What answers a read. An answer of undefined means that there is no such thing: 404. */
export type Query<A extends Address> = (
  reading: Reading & Here,
  asked: ReceivedBy<A>,
) => Promise<z.input<Reads[A]['answer']> | undefined>;

/** What answers each read that there is. */
export type Queries = { readonly [A in Address]: Query<A> };

export interface ReadDeps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf' | 'countyPublicKey' | 'hearIdle' | 'accessLog' | 'looks'>;
  readonly heads: HeadKeeper | undefined;
  readonly messaging: boolean;
}

/** Every read by its address, its types closed over. */
export const rules: ReadonlyMap<`/${string}`, AnyRead> = new Map(
  Object.entries<AnyRead>({ ...reads, ...copyReads }).map(([address, rule]) => [`/${address.slice(1)}`, rule]),
);

/** The module whose a read is. */
const moduleOf: ReadonlyMap<string, string> = new Map(
  Object.entries(readsByModule).flatMap(([name, own]) => Object.keys(own).map((address) => [address, name])),
);

/** Serves every read under `/api/counties/:county`. */
export function mountReads(app: FastifyInstance, deps: ReadDeps, queries: Queries): void {
  const byAddress = new Map<string, Queries[Address]>(Object.entries(queries));
  for (const [address, rule] of rules) {
    const query = byAddress.get(address);
    invariant(query !== undefined, `${address} has a query`);
    mount(app, deps, { address, rule, query });
  }
}

interface Mounted {
  readonly address: `/${string}`;
  readonly rule: AnyRead;
  readonly query: (reading: Reading & Here, asked: never) => Promise<unknown>;
}

function mount(
  app: FastifyInstance,
  { pool, identity, heads, messaging }: ReadDeps,
  { address, rule, query }: Mounted,
): void {
  const { capability, reach, personal = false, tells, asks } = rule;
  app.get<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>(
    `/api/counties/:county${address}`,
    told({
      summary: rule.summary,
      tag: moduleOf.get(address) ?? 'county',
      asks,
      answer: { description: 'Found', content: rule.answer },
    }),
    async (request, reply) => {
      const { county = '', ...params } = request.params;
      const session = await requireSession(identity, request);
      const reading = await openReading(pool, { county, session, capability, reach });
      const asked = checked(asks, { ...request.query, ...params }, 'query');
      const { countyPublicKey, hearIdle } = identity;
      // oxlint-disable-next-line no-unsafe-type-assertion -- the rule of an address parses what its query takes
      const found = await query({ ...reading, countyPublicKey, hearIdle, heads, messaging }, asked as never);
      if (found === undefined) throw new RefusalError('not-found');
      const who = { person: session.person, device: session.device };
      if (personal) await identity.looks.note({ county, ...who, path: address, people: peopleIn(found) });
      const what = rule.carries?.(asked);
      if (what !== undefined)
        await identity.accessLog.note([county], {
          kind: 'exported',
          ...who,
          address: request.ip,
          what,
          title: Object.values(params).join(' '),
        });
      reply.header(TELLS, tellsOf(tells));
      return found;
    },
  );
}

/** The header in which an answer says which kinds of row it tells of; `*` where any entry of the journal makes it old. */
export const TELLS = 'yangui-tells';

export function tellsOf(kinds: AnyRead['tells']): string {
  return kinds === 'all' ? '*' : kinds.join(' ');
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
  }: { county: string; session: Session; capability: Capability; reach?: ReadReach },
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

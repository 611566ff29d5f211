import { capabilities, placesWith, reachOf, type Capability, type Holding } from '@yangui/domain';
import { me, type Me } from '@yangui/domain/reads';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Identity } from '../identity/index.ts';
import { placeNames } from '../modules/rights/people.ts';
import { told } from './operation.ts';
import { requireSession, TELLS, tellsOf } from './reading.ts';

const named = Object.keys(capabilities).filter((word): word is Capability => word in capabilities);
type County = Me['counties'][number];

/** Tells the screens who is there: they show by the same table of capabilities that the server decides by. */
export function installMe(
  app: FastifyInstance,
  { pool, identity }: { pool: Pool; identity: Pick<Identity, 'sessionOf' | 'countiesOf'> },
): void {
  app.get(
    '/api/me',
    told({
      summary: 'Who is signed in, and what they may do where',
      tag: 'identity',
      answer: { description: 'The person', content: me },
    }),
    async (request, reply): Promise<Me> => {
      const { person, name } = await requireSession(identity, request);
      const counties: County[] = [];
      for (const county of await identity.countiesOf(person)) {
        const found = await readCounty(pool, county, person);
        if (found !== undefined) counties.push(found);
      }
      reply.header(TELLS, tellsOf(['member', 'signIn']));
      return { person: { id: person, name }, counties };
    },
  );
}

async function readCounty(pool: Pool, county: string, person: string): Promise<County | undefined> {
  const { rows } = await pool.query<{ name: string; sample: boolean; seq: number; holdings: readonly Holding[] }>(
    `select h.name, h.sample, h.last_seq as seq, m.holdings from journal_head h join member m on m.county = $1 and m.id = $2 where h.county = $1`,
    [county, person],
  );
  const [found] = rows;
  if (found === undefined || found.holdings.length === 0) return undefined;
  const member = { holdings: found.holdings };
  const nameOf = await placeNames(
    pool,
    found.holdings.map(({ place }) => place),
  );
  const stations = await pool.query<County['stations'][number]>(
    `select s.id, s.name, s.village, coalesce(v.name, s.village) as "villageName" from station s left join place v on v.code = s.village
     where s.county = $1 and s.partner = $2`,
    [county, person],
  );
  return {
    county,
    name: found.name,
    sample: found.sample,
    seq: found.seq,
    holdings: found.holdings.map(({ role, place }) => ({ role, place, placeName: nameOf(place) })),
    capabilities: Object.fromEntries(named.map((capability) => [capability, [...placesWith(member, capability)]])),
    own: named.filter((capability) => member.holdings.some(({ role }) => reachOf(role, capability) === 'own')),
    stations: stations.rows,
  };
}

import { commands, DAY, invariant, SYSTEM } from '@yangui/domain';
import { sampleCounty, type SamplePerson, type Said } from '@yangui/simulation';
import { turn } from '../journal/clockwork.ts';
import { openCounty } from '../journal/county.ts';
import { readCounty } from '../places/read-county.ts';
import { newId, type Server } from '../server.ts';

/** The password of every sample sign-in: the people are made up, and the screens say so. */
export const SAMPLE_PASSWORD = 'yangui-sample';

/** A sign-in of the sample county, to be printed. */
export interface SampleSignIn extends SamplePerson {
  readonly county: string;
  readonly signInName: string;
}

interface SampleOf {
  readonly county: string;
  readonly prefix: string;
  /** The villages that get a station: those whose code begins so, and how many of them. */
  readonly town: string;
  readonly stations: number;
  readonly seed: number;
}

/** Luxiang town in Shuangyang, every village with its station; and the first villages of Wanshan. */
const samples: readonly SampleOf[] = [
  { county: '220112', prefix: 'luxiang', town: '220112102', stations: 18, seed: 220_112 },
  { county: '520603', prefix: 'wanshan', town: '520603', stations: 12, seed: 520_603 },
];

/** Opens the sample counties where the database carries no county at all. Returns their sign-ins, or none. */
export async function fillSample(server: Server): Promise<readonly SampleSignIn[]> {
  const { rows } = await server.pool.query('select from journal_head limit 1');
  if (rows.length > 0) return [];
  const signIns: SampleSignIn[] = [];
  for (const sample of samples) signIns.push(...(await fillCounty(server, sample)));
  await turn(server.pool, server.writer, Date.now());
  return signIns;
}

async function fillCounty(server: Server, { county, prefix, town, stations, seed }: SampleOf): Promise<SampleSignIn[]> {
  const division = await readCounty(county);
  invariant(division !== undefined, `the division codes have ${county}`);
  const now = Date.now();
  await openCounty(server.pool, { county, sample: true, epoch: newId(), now: now - 30 * DAY });
  const villages = division.villages.filter(({ code }) => code.startsWith(town)).slice(0, stations);
  const { people, phases } = sampleCounty(county, villages, now, seed);
  for (const phase of phases) await sayAll(server, county, phase);
  return Promise.all(people.map(async (person, index) => {
    const partners = people.slice(0, index).filter(({ role }) => role === 'station-partner').length;
    const signInName = `${prefix}-${person.role === 'station-partner' ? `station-${partners + 1}` : shortRole(person.role)}`;
    await server.identity.createSignIn({ county, person: person.id, signInName, phone: person.phone, name: person.name, password: SAMPLE_PASSWORD });
    return { ...person, county, signInName };
  }));
}

async function sayAll({ writer }: Server, county: string, said: readonly Said[]): Promise<void> {
  await Promise.all(said.map(({ by, envelope }) => {
    const bound = commands.get(envelope.type)?.bind(envelope, county, by ?? SYSTEM);
    invariant(bound !== undefined && !('malformed' in bound), `the sample's ${envelope.type} is well formed`);
    return writer.submit(bound);
  }));
}

function shortRole(role: string): string {
  return { administrator: 'admin', 'county-clerk': 'clerk', 'finance-approver': 'approver', 'programme-officer': 'officer' }[role] ?? role;
}

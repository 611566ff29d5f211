import { accountOf, businessDay, commands, DAY, equipmentItems, invariant, SYSTEM } from '@yangui/domain';
import {
  sampleCounty,
  sampleFleet,
  sampleLoops,
  schematicPositions,
  type SamplePerson,
  type Said,
  type Village,
} from '@yangui/simulation';
import { turn } from '../journal/clockwork.ts';
import { openCounty } from '../journal/county.ts';
import { readCounty } from '../places/read-county.ts';
import { newId } from '../new-id.ts';
import { readPositions } from '../planning/gather.ts';
import type { Server } from '../server.ts';

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
  /** About where the county seat lies: what the schematic map is drawn around. */
  readonly centre: { readonly longitude: number; readonly latitude: number };
}

/** Luxiang town in Shuangyang, every village with its station; and the first villages of Wanshan. */
const samples: readonly SampleOf[] = [
  {
    county: '220112',
    prefix: 'luxiang',
    town: '220112102',
    stations: 18,
    seed: 220_112,
    centre: { longitude: 125.66, latitude: 43.52 },
  },
  {
    county: '520603',
    prefix: 'wanshan',
    town: '520603',
    stations: 12,
    seed: 520_603,
    centre: { longitude: 109.21, latitude: 27.52 },
  },
];

/**
 * Opens the sample counties where the database carries no county at all. Returns their sign-ins, or none.
 * @param drivenLoops whether with some weeks of loops driven, about a third of all there is; a test may do without
 */
export async function fillSample(server: Server, { drivenLoops = true } = {}): Promise<readonly SampleSignIn[]> {
  const { rows } = await server.pool.query('select from journal_head limit 1');
  if (rows.length > 0) return [];
  const signIns: SampleSignIn[] = [];
  for (const sample of samples) signIns.push(...(await fillCounty(server, sample, drivenLoops)));
  await turn(server.pool, server.writer, Date.now(), server.identity.clockworkIds);
  return signIns;
}

async function fillCounty(
  server: Server,
  { county, prefix, town, stations, seed, centre }: SampleOf,
  drivenLoops: boolean,
): Promise<SampleSignIn[]> {
  const division = await readCounty(county);
  invariant(division !== undefined, `the division codes have ${county}`);
  const now = Date.now();
  await openCounty(server.pool, { county, sample: true, epoch: newId(), now: now - 41 * DAY });
  const villages = division.villages.filter(({ code }) => code.startsWith(town)).slice(0, stations);
  const { people, phases } = sampleCounty(county, villages, now, seed);
  const approver = people.find(({ role }) => role === 'finance-approver')?.id;
  const sayAll = (said: readonly Said[]) => sayWithTwo(server, { county, approver }, said);
  for (const phase of phases) await sayAll(phase);
  const clerk = people.find(({ role }) => role === 'county-clerk')?.id;
  await sayAll(drawn(division.villages, centre, seed, clerk));
  const ready = division.villages.filter(({ code }) => !villages.some((village) => village.code === code)).slice(0, 2);
  for (const phase of planned(ready, clerk)) await sayAll(phase);
  const { rows: open } = await server.pool.query<{ id: string; partner: string | undefined }>(
    "select id, partner from station where county = $1 and stage = 'open' order by village",
    [county],
  );
  const fleet = sampleFleet({ county, stations: open, clerk, now, centre, seed });
  for (const phase of fleet.phases) await sayAll(phase);
  if (drivenLoops) {
    const positions = await readPositions(server.pool, county);
    const onTheWay = open.flatMap(({ id, partner }) => {
      const where = positions.get(id);
      return where === undefined || partner === undefined ? [] : [{ id, partner, ...where }];
    });
    for (const phase of sampleLoops({
      county,
      stations: onTheWay,
      vans: fleet.vans,
      clerk,
      approver,
      now,
      centre,
      seed,
    }))
      await sayAll(phase);
  }
  await sayAll(await closed(server, county, open, now));
  return signInAll(server, county, prefix, [...people, ...fleet.people]);
}

/** Makes everybody's sign-in: by their role, and by a number where several have it. */
async function signInAll(
  server: Server,
  county: string,
  prefix: string,
  people: readonly SamplePerson[],
): Promise<SampleSignIn[]> {
  return Promise.all(
    people.map(async (person, index) => {
      const before = people.slice(0, index).filter(({ role }) => role === person.role).length;
      const numbered = person.role === 'station-partner' || before > 0;
      const signInName = `${prefix}-${shortRole(person.role)}${numbered ? `-${before + 1}` : ''}`;
      await server.identity.createSignIn({
        county,
        person: person.id,
        signInName,
        phone: person.phone,
        name: person.name,
        password: SAMPLE_PASSWORD,
      });
      return { ...person, county, signInName };
    }),
  );
}

/** Says a phase's commands at once; what takes two people is confirmed by the sample's approver, as in a real county. */
async function sayWithTwo(
  { writer }: Server,
  { county, approver }: { readonly county: string; readonly approver: string | undefined },
  said: readonly Said[],
): Promise<void> {
  const submit = ({ by, envelope }: Said) => {
    const bound = commands.get(envelope.type)?.bind(envelope, county, by ?? SYSTEM);
    invariant(bound !== undefined && !('malformed' in bound), `the sample's ${envelope.type} is well formed`);
    return writer.submit(bound);
  };
  const outcomes = await Promise.all(said.map(submit));
  const waiting = said.filter((_, index) => {
    const outcome = outcomes[index];
    return outcome?.status === 'accepted' && outcome.waits !== undefined;
  });
  await Promise.all(
    waiting.map(({ envelope: { id, at } }) =>
      submit({ by: approver, envelope: { id: newId(), type: 'confirm-proposal', at, payload: { proposal: id } } }),
    ),
  );
}

/** Puts the county's villages on the map, schematically; the last two are left for somebody to place. */
function drawn(
  villages: readonly Village[],
  centre: SampleOf['centre'],
  seed: number,
  clerk: string | undefined,
): readonly Said[] {
  return schematicPositions(villages.slice(0, -2), centre, seed).map((where) =>
    said(clerk, 'set-position', { ...where, schematic: true }),
  );
}

/** Two stations that are not open yet: one planned, one fitted as well. */
function planned(villages: readonly Village[], clerk: string | undefined): readonly (readonly Said[])[] {
  const sites = villages.map(({ code, name }) => ({
    station: newId(),
    village: code,
    name: `${name.replace(/(村民委员会|居民委员会|村委会|居委会)$/, '')}服务站`,
  }));
  const equipment = equipmentItems.map((item) => ({ item, state: 'there' }));
  return [
    sites.map((site) => said(clerk, 'plan-station', site)),
    sites
      .slice(1)
      .map(({ station }) =>
        said(clerk, 'fit-station', { station, floorAreaSquareMetres: 42, smallPremisesReason: null, equipment }),
      ),
  ];
}

/** How many stations have not closed yesterday yet. */
const LEFT_OPEN = 3;
/** What the last of those that closed was short of. */
const SHORT_FEN = 200;

/** The close of yesterday at all stations but a few, the last of them a little short. */
async function closed(
  { pool }: Server,
  county: string,
  stations: readonly { readonly id: string; readonly partner: string | undefined }[],
  now: number,
): Promise<readonly Said[]> {
  const { rows } = await pool.query<{ id: string; balanceFen: number }>(
    'select id, balance_fen as "balanceFen" from account where county = $1 and id = any($2::text[])',
    [county, stations.map(({ id }) => accountOf.cash(id))],
  );
  const held = new Map(rows.map(({ id, balanceFen }) => [id, balanceFen]));
  const closing = stations.slice(0, -LEFT_OPEN);
  return closing.map(({ id, partner }, index) => {
    const expectedFen = held.get(accountOf.cash(id)) ?? 0;
    const short = index === closing.length - 1 && expectedFen > SHORT_FEN;
    return said(partner, 'close-drawer', {
      station: id,
      day: businessDay(now - DAY),
      expectedFen,
      countedFen: Math.max(0, expectedFen - (short ? SHORT_FEN : 0)),
      pieces: null,
      reason: short || expectedFen < 0 ? 'change-error' : null,
    });
  });
}

function said(by: string | undefined, type: string, payload: unknown): Said {
  return { by, envelope: { id: newId(), type, at: Date.now(), payload } };
}

function shortRole(role: string): string {
  return (
    {
      administrator: 'admin',
      'county-clerk': 'clerk',
      'finance-approver': 'approver',
      'programme-officer': 'officer',
      'station-partner': 'station',
    }[role] ?? role
  );
}

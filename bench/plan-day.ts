import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { businessDay, commands, DAY, SYSTEM } from '@yangui/domain';
import { SeededRandom } from '@yangui/simulation';
import { newId, openCounty, openServer, startPostgres, type Server } from '@yangui/server';
import { print } from './figure.ts';

const COUNTY = '220112';
const CENTRE = { longitude: 125.66, latitude: 43.52 };
const PASSWORD = 'bench-password';
const CLERK = 'plan-clerk';
/** How often the desk asks how far a plan is. */
const LOOK_AGAIN_MS = 400;

/**
 * `npm run bench -- plan-day [stations=100] [seconds=5] [serve]`: a county of so many stations and four vans planned through
 * the server with great-circle distances, from the press of the button to the proposal, asked after as the desk does; then
 * what the desk's page takes. `serve` leaves the server up, to look at it: the clerk is plan-clerk, with bench-password.
 */
export async function run(args: readonly string[]): Promise<void> {
  const given = (name: string, otherwise: number) =>
    Number(args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? otherwise);
  const [stations, seconds] = [given('stations', 100), given('seconds', 5)];
  const folder = mkdtempSync(`${tmpdir()}/yangui-plan-day-`);
  const postgres = await startPostgres({ dataDir: `${folder}/postgres` });
  try {
    const server = await openServer({ url: postgres.url, dataFolder: folder, clockworkMs: 0 });
    await fill(server, stations);
    const origin = await server.app.listen({ port: args.includes('serve') ? 7399 : 0, host: '127.0.0.1' });
    await measure(origin, { stations, seconds });
    if (args.includes('serve'))
      await new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve());
      });
    await server.close();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Stations around the centre, parcels for each, goods at a third of them, and four vans. The same from run to run. */
async function fill(server: Server, stations: number): Promise<void> {
  const random = new SeededRandom(7);
  await openCounty(server.pool, { county: COUNTY, sample: true, epoch: newId(), now: Date.now() - DAY });
  const say = async (said: readonly (readonly [type: string, payload: object, personal?: object])[]) => {
    const outcomes = await Promise.all(
      said.map(([type, payload, personal]) => {
        const bound = commands
          .get(type)
          ?.bind({ id: newId(), type, at: Date.now(), payload, personal }, COUNTY, SYSTEM);
        if (bound === undefined || 'malformed' in bound) throw new Error(`${type}: ${JSON.stringify(bound)}`);
        return server.writer.submit(bound);
      }),
    );
    const refused = outcomes.find(({ status }) => status === 'refused');
    if (refused !== undefined) throw new Error(`the county could not be filled: ${JSON.stringify(refused)}`);
  };
  const clerk = newId();
  await say([['grant-role', { person: clerk, role: 'county-clerk', place: COUNTY }, { name: '办事员' }]]);
  await server.identity.createSignIn({
    county: COUNTY,
    person: clerk,
    signInName: CLERK,
    name: '办事员',
    password: PASSWORD,
  });
  const made = Array.from({ length: stations }, (_, index) => ({
    station: newId(),
    village: `${COUNTY}${100 + Math.floor(index / 20)}${200 + (index % 20)}`,
    name: `第${index + 1}服务站`,
  }));
  await say(made.map((one) => ['open-station', one]));
  const aside = () => random.between(-250, 250) / 1_000;
  await say(
    made.map(({ station }) => [
      'set-position',
      {
        of: station,
        longitudeMicrodegrees: Math.round((CENTRE.longitude + aside()) * 1e6),
        latitudeMicrodegrees: Math.round((CENTRE.latitude + aside() * 0.8) * 1e6),
        schematic: true,
      },
    ]),
  );
  const depot = newId();
  await say([
    [
      'add-depot',
      {
        depot,
        name: '县域运营中心',
        longitudeMicrodegrees: CENTRE.longitude * 1e6,
        latitudeMicrodegrees: CENTRE.latitude * 1e6,
        schematic: true,
      },
    ],
  ]);
  await say(
    [1, 2, 3, 4].map((number) => [
      'add-vehicle',
      {
        vehicle: newId(),
        name: `${number}号车`,
        kind: 'van',
        depot,
        capacityGrams: 1_200_000,
        capacityCubicDecimetres: 7_000,
        shiftFromMinute: 360,
        shiftToMinute: 1_200,
        maxDurationMinutes: null,
        maxDistanceMetres: null,
        maxTrips: 3,
        coldBox: number < 3,
        cannotReach: [],
        fixedFenPerDay: 12_000,
        costFenPerKm: 90,
        driverFenPerDay: 0,
        driverFenPerHour: 2_500,
        timetable: null,
      },
    ]),
  );
  await say(
    made.flatMap(({ station }, index) =>
      Array.from(
        { length: random.between(4, 26) },
        (_, turn) =>
          [
            'register-parcel',
            {
              parcel: newId(),
              number: `SF${String(index).padStart(5, '0')}${String(turn).padStart(7, '0')}`,
              carrier: 'sf',
              station,
              villager: null,
              order: null,
              weightGrams: random.between(2, 60) * 100,
            },
          ] as const,
      ),
    ),
  );
  await say(
    made
      .filter((_, index) => index % 3 === 0)
      .map(({ station }) => [
        'register-consignment',
        {
          consignment: newId(),
          station,
          kind: 'goods',
          sender: null,
          pieces: random.between(1, 6),
          weightGrams: random.between(2, 40) * 1_000,
          volumeCubicDecimetres: random.between(10, 120),
          cold: false,
        },
        { name: '收货人', phone: '13800001111' },
      ]),
  );
}

async function measure(origin: string, { stations, seconds }: { stations: number; seconds: number }): Promise<void> {
  const signedIn = await fetch(`${origin}/api/identity/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: CLERK, password: PASSWORD, device: 'bench' }),
  });
  if (!signedIn.ok) throw new Error(`sign-in failed: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const ask = async (tail: string, body?: object) => {
    const begun = performance.now();
    const answer = await fetch(`${origin}/api/counties/${COUNTY}${tail}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { cookie, origin, 'content-type': 'application/json' },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${tail}: ${text}`);
    return { said: JSON.parse(text), bytes: text.length, ms: performance.now() - begun };
  };
  const figure = (name: string, value: number, unit: string, goal: string) =>
    print({ bench: 'plan-day', figure: `${name}:${stations}`, value, unit, goal });
  const day = businessDay(Date.now() + DAY);
  figure('what-waits', (await ask(`/loops/waiting?day=${day}`)).ms, 'ms', '<= 200');

  const pressed = performance.now();
  let answer = await ask('/plans', { day, notBeforeMinute: 0, seconds });
  while (answer.said.stage === 'running') {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    answer = await ask(`/plans/${answer.said.id}`);
  }
  const took = (performance.now() - pressed) / 1_000;
  const { proposal } = answer.said;
  if (proposal === null) throw new Error('the plan failed');
  figure('press-to-proposal', took, 's', `<= ${seconds * 2 + 1}`);
  // Two times the solver's time is its own: the plan itself, then down alone and up alone at half of it.
  figure('beside-the-solver', took - seconds * 2, 's', '<= 1');
  figure('left-out', proposal.leftOut.length, 'stations', '0');
  figure('proposal', answer.bytes / 1_024, 'KiB', '<= 100');
  figure(
    'saved',
    (100 * (proposal.downOnlyFen + proposal.upOnlyFen - proposal.plannedFen)) /
      (proposal.downOnlyFen + proposal.upOnlyFen),
    '%',
    '> 0',
  );

  const { loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut } = proposal;
  const adopt = await ask('/command', {
    id: newId(),
    type: 'plan-loops',
    at: Date.now(),
    payload: { day, loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut },
  });
  figure('adopt', adopt.ms, 'ms', '<= 500');
  const [first] = loops;
  const moved = first.trips.map(({ leaveMinute, stops }: { leaveMinute: number; stops: object[] }) => ({
    leaveMinute,
    stops: [...stops.slice(1), ...stops.slice(0, 1)],
  }));
  figure(
    'price-a-move',
    (await ask('/loop-prices', { day, loops: [{ loop: first.loop, trips: moved }] })).ms,
    'ms',
    '<= 300',
  );
  const page = await ask(`/loops?day=${day}`);
  figure('day-page', page.ms, 'ms', '<= 200');
}

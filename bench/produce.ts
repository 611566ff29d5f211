import { rmSync } from 'node:fs';
import { openServer, newId, startPostgres, verify, type Server } from '@yangui/server';
import { Pool } from 'undici';
import { bareInserts } from './bare-inserts.ts';
import { newBenchFolder } from './bench-folder.ts';
import { percentile, print } from './figure.ts';
import { addFamilies, endOfFamily, type Family } from './lot-families.ts';
import { buildWorld, countyCodes, say, type Seller } from './order-world.ts';
import { sendFor, signAllIn, startServer, type Client } from './served-load.ts';

/** How much is measured. */
interface Size {
  readonly clients: number;
  readonly seconds: number;
  readonly batch: number;
  readonly bareBatches: number;
  /** The families of lots in the county, by how many lots one has. */
  readonly families: readonly Family[];
  /** How often each closure is asked for, each time of another family. */
  readonly traces: number;
}

const full: Size = {
  clients: 64,
  seconds: 8,
  batch: 200,
  bareBatches: 15,
  families: [
    { width: 2, count: 22_000, goalMs: 50 },
    { width: 166, count: 300, goalMs: 100 },
    { width: 3_333, count: 20, goalMs: 500 },
  ],
  traces: 20,
};
/** To see in some seconds that all of it works; its figures say nothing. */
const tiny: Size = {
  clients: 4,
  seconds: 0.2,
  batch: 2,
  bareBatches: 2,
  families: [
    { width: 2, count: 5, goalMs: 50 },
    { width: 6, count: 2, goalMs: 100 },
  ],
  traces: 2,
};

const PRICE_FEN_PER_KG = 4_000;

/** Somebody who takes in what a household brings. */
interface Taker extends Seller {
  readonly household: string;
  readonly commodity: string;
}

/** The rows that a ticket adds; each is called as its command. */
const ownRows = {
  journal_entry: 'county = $1 and seq between $2 and $3',
  intake_ticket:
    'county = $1 and id in (select command_id from journal_entry where county = $1 and seq between $2 and $3)',
  lot: 'county = $1 and id in (select command_id from journal_entry where county = $1 and seq between $2 and $3)',
  posting: 'county = $1 and seq between $2 and $3',
};

/** `npm run bench -- produce [--tiny]`: how many tickets a second one server takes in over HTTP, and how quickly lots are traced. */
export async function run(args: readonly string[]): Promise<void> {
  const size = args.includes('--tiny') ? tiny : full;
  const folder = newBenchFolder();
  const postgres = await startPostgres({ dataDir: `${folder}/postgres` });
  try {
    await measure(postgres.url, folder, size);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(url: string, folder: string, size: Size): Promise<void> {
  const [busy = '', traced = ''] = await countyCodes(2);
  const setUp = await openServer({ url, dataFolder: folder, clockworkMs: 0 });
  const takers = await addHouseholds(setUp, busy, await buildWorld(setUp, [busy], size.clients));
  const [reader] = await addHouseholds(setUp, traced, await buildWorld(setUp, [traced], 1));
  if (reader === undefined) throw new Error('nobody reads lots');
  const server = await startServer(url, folder);
  try {
    const clients = await signAllIn(server.origin, takers);
    await sendFor(server.origin, clients, { seconds: size.seconds / 4, atOnce: size.clients, sent: ticketOf });
    const { perSecond } = await sendFor(server.origin, clients, {
      seconds: size.seconds,
      atOnce: size.clients,
      sent: ticketOf,
    });
    print({ bench: 'produce', figure: 'tickets', value: perSecond, unit: 'tickets/s', goal: 'for comparison' });
    const bare = await bareInserts(url, busy, { rows: ownRows, batch: size.batch, batches: size.bareBatches });
    print({ bench: 'produce', figure: 'bare', value: bare, unit: 'tickets/s', goal: 'for comparison' });
    print({ bench: 'produce', figure: 'ratio', value: perSecond / bare, unit: 'tickets/bare', goal: '>= 0.3' });
    // Afterwards: a database that has just taken a million rows is busy putting them away.
    const lots = await addFamilies(setUp.pool, { ...reader, families: size.families });
    print({ bench: 'produce', figure: 'lots', value: lots, unit: 'lots', goal: '1000000' });
    const [signedIn] = await signAllIn(server.origin, [reader]);
    if (signedIn !== undefined) await trace(server.origin, signedIn, size);
  } finally {
    await server.stop();
  }
  const verdict = await verify(setUp.pool, busy);
  print({ bench: 'produce', figure: 'verified', value: verdict.ok ? 1 : 0, unit: 'county', goal: '1' });
  if (!verdict.ok) console.error(verdict.difference);
  await setUp.close();
}

/** A commodity with its price, and a household for each of them. */
async function addHouseholds(server: Server, county: string, sellers: readonly Seller[]): Promise<readonly Taker[]> {
  const commodity = newId();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const kind = { commodity, name: '香菇', nameEn: null, unit: 'kg', basis: 'mu', yieldGrams: 300_000 };
  await say(server, county, [['add-commodity', { ...kind, grades: [{ zh: '统货', en: null }] }]]);
  await say(server, county, [
    [
      'set-commodity-terms',
      {
        commodity,
        from: today,
        rule: 'fixed',
        pricesFenPerKg: [PRICE_FEN_PER_KG],
        freeMoistureBasisPoints: null,
        freeDirtBasisPoints: null,
      },
    ],
  ]);
  const takers = sellers.map((seller) => ({ ...seller, household: newId(), commodity }));
  await say(
    server,
    county,
    takers.map(({ household, station, villager }) => [
      'register-household',
      { household, station, members: [{ villager, nameUse: true, pictureUse: false }], grows: [] },
    ]),
  );
  return takers;
}

/** What a household brings, owed to it, as a device sends it. */
function ticketOf({ station, villager, household, commodity }: Taker, turn: number): object {
  const id = newId();
  const netGrams = 1_000 + (turn % 50) * 100;
  return {
    id,
    type: 'take-in',
    at: Date.now(),
    payload: {
      ticket: id,
      station,
      household,
      seller: villager,
      agreed: 'read-aloud',
      commodity,
      grade: 0,
      grossGrams: netGrams + 100,
      tareGrams: 100,
      moistureBasisPoints: null,
      dirtBasisPoints: null,
      netGrams,
      priceFenPerKg: PRICE_FEN_PER_KG,
      payment: 'owed',
      replaces: null,
    },
  };
}

/** Asks for all that was made of a lot, and all that another is made of, family after family, as the desk asks. */
async function trace(origin: string, { county, cookie }: Client, { families, traces }: Size): Promise<void> {
  const pool = new Pool(origin, { connections: 1 });
  for (const family of families)
    for (const way of ['on', 'back'] as const) {
      const took: number[] = [];
      let found = 0;
      for (let turn = 0; turn < traces; turn += 1) {
        const lot = endOfFamily(family, turn % family.count, way);
        const began = performance.now();
        const answer = await pool.request({
          method: 'GET',
          path: `/api/counties/${county}/lot-traces/${lot}?way=${way}`,
          headers: { cookie },
        });
        const body = await answer.body.text();
        took.push(performance.now() - began);
        if (answer.statusCode !== 200) throw new Error(body);
        const { count }: { count: number } = JSON.parse(body);
        found = count;
      }
      print({
        bench: 'produce',
        figure: `trace-${way}-${found}`,
        value: percentile(took, 0.95),
        unit: 'ms',
        goal: `< ${family.goalMs}`,
        least: Math.min(...took),
      });
    }
  await pool.close();
}

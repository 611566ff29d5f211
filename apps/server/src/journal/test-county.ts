import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands, invariant, SYSTEM, uuidv7, type BoundCommand, type PayloadOf, type Speaker } from '@yangui/domain';
import type { Pool } from 'pg';
import { clockworkIds } from '../identity/clockwork-ids.ts';
import { testDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { openCounty } from './county.ts';
import type { Outcome } from './outcome.ts';
import { verify } from './verify.ts';
import { JournalWriter, type WriterOptions } from './writer.ts';

export const SHUANGYANG = '220112';
export const WANSHAN = '520603';

/** What the clockwork's ids are made by, in tests without a whole server. */
export const testClockworkIds = clockworkIds('what only the server under test knows');

export const newId = () => uuidv7(Date.now(), randomBytes(10));

/** What `add-vehicle` and `change-vehicle` say of a van that can do everything in a county. */
export function vanTerms(vehicle: string, depot: string): PayloadOf<'add-vehicle'> {
  return {
    vehicle,
    name: `吉A·${vehicle.slice(9, 13)}`,
    kind: 'van',
    depot,
    capacityGrams: 800_000,
    capacityCubicDecimetres: 4_000,
    shiftFromMinute: 420,
    shiftToMinute: 1_080,
    maxDurationMinutes: null,
    maxDistanceMetres: null,
    maxTrips: 2,
    coldBox: false,
    cannotReach: [],
    fixedFenPerDay: 12_000,
    costFenPerKm: 90,
    driverFenPerDay: 0,
    driverFenPerHour: 2_500,
    timetable: null,
  };
}

/** A moment after every test's. */
const FAR_AHEAD = Date.UTC(2100, 0);

/** What somebody wishes; what is left out is made up or comes from {@link TestCounty}. */
export interface Wish {
  readonly type: string;
  readonly payload: unknown;
  readonly by?: Speaker;
  readonly id?: string;
  readonly at?: number;
  readonly personal?: unknown;
}

/** A wish as its command, or an exception where it is malformed. */
export function bind(
  county: string,
  { type, payload, by = SYSTEM, id = newId(), at = Date.now(), personal }: Wish,
): BoundCommand {
  const bound = commands.get(type)?.bind({ id, type, at, payload, personal }, county, by);
  invariant(bound !== undefined && !('malformed' in bound), `${type} is well formed`);
  return bound;
}

export interface TestStation {
  readonly id: string;
  readonly village: string;
  readonly partner: string;
  readonly villager: string;
}

/** A county just begun: a clerk, stations with a partner and a villager each, and products at 1,000 fen with 5 % rebate. */
export class TestCounty {
  readonly code: string;
  readonly clerk = newId();
  readonly stations: readonly TestStation[];
  readonly products: readonly string[];
  private readonly stockUnits: number;

  constructor(code = SHUANGYANG, { stations = 2, products = 2, stockUnits = 1_000_000 } = {}) {
    this.code = code;
    this.stockUnits = stockUnits;
    this.stations = Array.from({ length: stations }, (_, index) => ({
      id: newId(),
      village: `${code}102${201 + index}`,
      partner: newId(),
      villager: newId(),
    }));
    this.products = Array.from({ length: products }, newId);
  }

  get station(): TestStation {
    const [first] = this.stations;
    invariant(first !== undefined, 'there is a station');
    return first;
  }

  get product(): string {
    const [first] = this.products;
    invariant(first !== undefined, 'there is a product');
    return first;
  }

  /** What makes the county, in groups that may each be said at once. */
  beginnings(): readonly (readonly BoundCommand[])[] {
    const { code, clerk } = this;
    return [
      // Most tests are about something else: here one person may act alone. Those about two people ask for two.
      [this.bind('let-one-act', { until: FAR_AHEAD }, { by: SYSTEM })],
      [
        this.bind(
          'grant-role',
          { person: clerk, role: 'county-clerk', place: code },
          { by: SYSTEM, personal: { name: '文员' } },
        ),
      ],
      this.stations.map(({ id, village }, index) =>
        this.bind('open-station', { station: id, village, name: `第${index + 1}站` }),
      ),
      this.stations.map(({ id, partner }, index) =>
        this.bind(
          'appoint-partner',
          { station: id, person: partner },
          { personal: { name: `站长${index + 1}`, phone: `1380000${1001 + index}` } },
        ),
      ),
      this.products.map((product, index) =>
        this.bind('add-product', {
          product,
          name: `货物${index + 1}`,
          unit: '袋',
          barcode: null,
          priceFen: 1_000,
          rebateBasisPoints: 500,
          stockUnits: this.stockUnits,
        }),
      ),
      this.stations.map(({ id: station, villager, partner }, index) =>
        this.bind(
          'register-villager',
          { villager, station },
          { by: partner, personal: { name: `村民${index + 1}`, phone: `1390000${1001 + index}` } },
        ),
      ),
    ];
  }

  bind(type: string, payload: unknown, wish: Omit<Wish, 'type' | 'payload'> = {}): BoundCommand {
    return bind(this.code, { by: this.clerk, ...wish, type, payload });
  }

  order(
    wish: { id?: string; product?: string; quantity?: number; station?: TestStation; at?: number } = {},
  ): BoundCommand {
    const { product = this.product, quantity = 1, station = this.station, ...rest } = wish;
    const lines = [{ product, quantity, priceFen: 1_000 }];
    return this.bind(
      'place-order',
      { station: station.id, villager: station.villager, lines },
      { by: station.partner, ...rest },
    );
  }

  receive(order: string, at = Date.now()): BoundCommand {
    return this.bind('receive-order', { order }, { at });
  }

  collect(order: string, station = this.station, at = Date.now()): BoundCommand {
    return this.bind('collect-order', { order }, { by: station.partner, at });
  }
}

/** A writer as a server process has one. */
export function newWriter(pool: Pool, options: Partial<WriterOptions> = {}): JournalWriter {
  return new JournalWriter({ pool, now: Date.now, countiesTogether: true, ...options });
}

/** Says commands at once and waits for what becomes of each. */
export function sayAll(writer: JournalWriter, said: readonly BoundCommand[]): Promise<readonly Outcome[]> {
  return Promise.all(said.map((command) => writer.submit(command)));
}

/** Opens the county and makes it as it begins. */
export async function begin(pool: Pool, writer: JournalWriter, county: TestCounty): Promise<TestCounty> {
  await openCounty(pool, { county: county.code, sample: false, epoch: newId(), now: Date.now() });
  for (const group of county.beginnings()) {
    for (const outcome of await sayAll(writer, group))
      invariant(outcome.status === 'accepted', `the county begins: ${JSON.stringify(outcome)}`);
  }
  return county;
}

/** A database of its own with a county in it, for one file or group of tests. */
export function withCounty(options?: ConstructorParameters<typeof TestCounty>[1]) {
  const county = new TestCounty(SHUANGYANG, options);
  let opened: { readonly database: TestDatabase; readonly writer: JournalWriter } | undefined;
  before(async () => {
    const database = await testDatabase();
    opened = { database, writer: newWriter(database.pool) };
    await begin(database.pool, opened.writer, county);
  });
  after(() => opened?.database.drop());
  const open = () => {
    assert.ok(opened, 'the database is open while tests run');
    return opened;
  };
  return {
    county,
    get pool() {
      return open().database.pool;
    },
    get url() {
      return open().database.url;
    },
    get writer() {
      return open().writer;
    },
  };
}

/** The journal explains every row and figure, and the balances come to nothing. */
export async function assertBooksStand(pool: Pool, county: TestCounty): Promise<void> {
  const verdict = await verify(pool, county.code);
  assert.ok(verdict.ok, 'difference' in verdict ? verdict.difference : '');
  assert.equal(await sumOfBalances(pool, county), 0);
}

/** The code of a refusal, or `accepted`. */
export function verdictOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'nothing';
  return outcome.status === 'accepted' ? 'accepted' : outcome.refusal.code;
}

/** Sends commands to several writers by turns, at once. */
export function sayByTurns(
  writers: readonly JournalWriter[],
  said: readonly BoundCommand[],
): Promise<readonly Outcome[]> {
  const turns = writers.map((writer, turn) =>
    said.filter((_, index) => index % writers.length === turn).map((command) => writer.submit(command)),
  );
  return Promise.all(
    said.map(
      (_, index) =>
        turns[index % writers.length]?.[Math.floor(index / writers.length)] ??
        Promise.reject(new Error('there is a writer')),
    ),
  );
}

/** Counts outcomes by what became of them. */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[verdictOf(outcome)] = (counts[verdictOf(outcome)] ?? 0) + 1;
  return counts;
}

export async function stockOf(pool: Pool, { code }: TestCounty, product: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ stock: number }>(
    'select stock_units as stock from product where county = $1 and id = $2',
    [code, product],
  );
  return rows[0]?.stock;
}

export async function sumOfBalances(pool: Pool, { code }: TestCounty): Promise<number> {
  const { rows } = await pool.query<{ sum: string }>(
    'select coalesce(sum(balance_fen), 0) as sum from account where county = $1',
    [code],
  );
  return Number(rows[0]?.sum);
}

export async function entryCount(pool: Pool, { code }: TestCounty): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*) as count from journal_entry where county = $1',
    [code],
  );
  return rows[0]?.count ?? 0;
}

/** Tries until it holds; throws the last reason where it does not within the time. */
export async function eventually<T>(look: () => Promise<T> | T, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(20);
    }
  }
}

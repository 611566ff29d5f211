import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, DAY, invariant, SYSTEM, type Speaker } from '@yangui/domain';
import { newId, openCounty, openServer, startPostgres, verify, type Server } from '@yangui/server';
import { Client } from 'pg';

export const COUNTY = '220112';
export const PASSWORD = '一对大雁向南飞去过冬';
const PRICE_FEN = 1_000;

/** A station of the trial's county, with its partner's sign-in. */
export interface TrialStation {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly partner: string;
  readonly signInName: string;
  readonly villager: string;
}

/** What somebody wishes; without `by` the county itself does. */
interface Wish {
  readonly by?: Speaker;
  readonly id?: string;
  readonly personal?: unknown;
}

/** A whole server on a PostgreSQL of its own, with a county of some stations and products at ten yuan. */
export class TrialCounty {
  server: Server;
  readonly stations: readonly TrialStation[];
  readonly products: readonly string[];
  readonly clerk: string;
  private readonly folder: string;
  private readonly postgres: Awaited<ReturnType<typeof startPostgres>>;

  private constructor(
    ground: Pick<TrialCounty, 'server'> & { folder: string; postgres: Awaited<ReturnType<typeof startPostgres>> },
    made: Pick<TrialCounty, 'stations' | 'products' | 'clerk'>,
  ) {
    this.server = ground.server;
    this.folder = ground.folder;
    this.postgres = ground.postgres;
    this.stations = made.stations;
    this.products = made.products;
    this.clerk = made.clerk;
  }

  static async open({
    stations: count,
    stockUnits = 100_000,
  }: {
    stations: number;
    stockUnits?: number;
  }): Promise<TrialCounty> {
    const folder = await mkdtemp(join(tmpdir(), 'yangui-trial-'));
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
    const server = await openServer({ url: postgres.url, dataFolder: folder, clockworkMs: 0, logLevel: 'silent' });
    await openCounty(server.pool, { county: COUNTY, sample: false, epoch: newId(), now: Date.now() });
    const stations = Array.from({ length: count }, (_, index): TrialStation => ({
      id: newId(),
      name: `第${index + 1}站`,
      village: `${COUNTY}102${201 + index}`,
      partner: newId(),
      signInName: `partner-${index + 1}`,
      villager: newId(),
    }));
    const county = new TrialCounty(
      { server, folder, postgres },
      { stations, products: [newId(), newId(), newId()], clerk: newId() },
    );
    await county.begin(stockUnits);
    return county;
  }

  /** Says one command at the server itself, and sees that it is accepted. */
  async say(type: string, payload: unknown, { id = newId(), ...wish }: Wish = {}): Promise<string> {
    const outcome = await this.tryTo(type, payload, { id, ...wish });
    invariant(outcome.status === 'accepted', `${type}: ${JSON.stringify(outcome)}`);
    return id;
  }

  /** Says one command at the server itself. */
  async tryTo(type: string, payload: unknown, { by = SYSTEM, id = newId(), personal }: Wish = {}) {
    const bound = commands.get(type)?.bind({ id, type, at: Date.now(), payload, personal }, COUNTY, by);
    invariant(bound !== undefined && !('malformed' in bound), `${type} is well formed`);
    return this.server.writer.submit(bound);
  }

  /** What a product costs: the price to read out. */
  line(turn: number, quantity = 1) {
    return { product: this.products[turn % this.products.length], quantity, priceFen: PRICE_FEN };
  }

  /** Gives somebody a name to sign in by. */
  async letIn(person: string, signInName: string, name: string): Promise<void> {
    await this.server.identity.createSignIn({ county: COUNTY, person, signInName, name, password: PASSWORD });
  }

  /** Signs somebody in and gives the cookies to send. */
  async signIn(signInName: string): Promise<string> {
    const answer = await this.server.app.inject({
      method: 'POST',
      url: '/api/identity/sign-in',
      payload: { name: signInName, password: PASSWORD, device: '试用手机' },
    });
    invariant(answer.statusCode === 200, `${signInName} signs in: ${answer.body}`);
    return [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** Whether everything in the tables follows from the journal; says the first difference otherwise. */
  async assertBooksStand(): Promise<void> {
    const verdict = await verify(this.server.pool, COUNTY);
    invariant(verdict.ok, JSON.stringify(verdict));
  }

  /** Sets a copy of the whole database aside, as every night. */
  async backUp(): Promise<void> {
    await this.apart(({ database }) => [`drop database if exists night`, `create database night template ${database}`]);
  }

  /** The disk broke: the server starts again on last night's copy. */
  async restore(): Promise<void> {
    await this.apart(({ database }) => [`drop database ${database}`, `create database ${database} template night`]);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Does something to the database while nobody is connected to it. */
  private async apart(statements: (to: { readonly database: string }) => readonly string[]): Promise<void> {
    await this.server.close();
    const address = new URL(this.postgres.url);
    const database = address.pathname.slice(1);
    address.pathname = '/postgres';
    const client = new Client({ connectionString: address.href });
    await client.connect();
    for (const statement of statements({ database })) await client.query(statement);
    await client.end();
    this.server = await openServer({
      url: this.postgres.url,
      dataFolder: this.folder,
      clockworkMs: 0,
      logLevel: 'silent',
    });
  }

  private async begin(stockUnits: number): Promise<void> {
    const { stations, products, clerk } = this;
    await this.say('change-settings', { cashFloatLimitFen: 1_000_000_000 });
    // One clerk does the office's work here; what takes two people is tried elsewhere.
    await this.say('let-one-act', { until: Date.now() + 31 * DAY });
    await this.say(
      'grant-role',
      { person: clerk, role: 'county-clerk', place: COUNTY },
      { personal: { name: '文员' } },
    );
    for (const { id, village, name } of stations) await this.say('open-station', { station: id, village, name });
    for (const [index, { id, partner }] of stations.entries())
      await this.say('appoint-partner', { station: id, person: partner }, { personal: { name: `站长${index + 1}` } });
    for (const [index, product] of products.entries()) {
      await this.say('add-product', {
        product,
        name: `货物${index + 1}`,
        unit: '袋',
        barcode: null,
        priceFen: PRICE_FEN,
        rebateBasisPoints: 500,
        stockUnits,
      });
    }
    for (const [index, { id, villager, partner }] of stations.entries())
      await this.say(
        'register-villager',
        { villager, station: id },
        { by: partner, personal: { name: `村民${index + 1}` } },
      );
    for (const [index, { partner, signInName }] of stations.entries())
      await this.letIn(partner, signInName, `站长${index + 1}`);
  }
}

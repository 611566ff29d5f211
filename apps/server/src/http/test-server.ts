import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { CLOCKS_APART, DAY, SYSTEM, type ProblemCode, type Role } from '@yangui/domain';
import { Browser } from '../identity/test-identity.ts';
import { HeadKeeper } from '../journal/head-keeper.ts';
import { begin, newId, SHUANGYANG, TestCounty, WANSHAN } from '../journal/test-county.ts';
import { refused } from '../journal/outcome.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { bindEnvelope } from './bind-command.ts';
import type { LogStream } from './app.ts';
import { problemAnswer } from './problem-answer.ts';
import { openServer, type Server, type ServerOptions } from '../server.ts';

export const PASSWORD = '一对大雁向南飞去过冬';

type Answer = Awaited<ReturnType<Browser['ask']>>;

/** Somebody signed in, and who they are. */
export class SomeoneSignedIn extends Browser {
  readonly person: string;
  private readonly county: string;
  private readonly writer: JournalWriter;

  constructor(server: Pick<Server, 'app' | 'writer'>, county: string, person: string) {
    super(server.app);
    this.county = county;
    this.person = person;
    this.writer = server.writer;
  }

  read(path: string): Promise<Answer> {
    return this.ask('GET', `/api/counties/${this.county}${path}`);
  }

  /**
   * Sends one command, its envelope filled in where it is not given. Over the line nobody dates anything back: what is to have
   * happened days ago is told the journal itself, as the sample's history is.
   */
  async send(
    type: string,
    payload: unknown,
    envelope: { id?: string; at?: number; personal?: unknown } = {},
    county = this.county,
  ): Promise<Answer> {
    const said = { id: newId(), at: Date.now(), type, payload, ...envelope };
    if (said.at > Date.now() - CLOCKS_APART || said.at < Date.now() - 45 * DAY)
      return this.ask('POST', `/api/counties/${county}/command`, said);
    const bound = bindEnvelope(said, county, this.person);
    const outcome = 'refusal' in bound ? refused(bound.id, bound.refusal) : await this.writer.submit(bound);
    if (outcome.status === 'accepted')
      return { status: 200, body: outcome, code: undefined, details: undefined, headers: {} };
    const body = problemAnswer(outcome.refusal);
    const { status, code, details } = body.problem;
    return { status, body, code, details, headers: {} };
  }

  /** Sends a batch; gives back each outcome's code, or `accepted`. */
  async sendAll(commands: readonly unknown[]): Promise<readonly (ProblemCode | 'accepted')[]> {
    const { status, body } = await this.ask('POST', `/api/counties/${this.county}/commands`, { commands });
    assert.equal(status, 200, JSON.stringify(body));
    return body.outcomes.map(
      (one: { status: string; problem?: { code: ProblemCode } }) => one.problem?.code ?? one.status,
    );
  }
}

/** A whole server on a database of its own with two counties: Shuangyang, where people of every role are signed in, and Wanshan with its clerk. */
async function openTestServer(log?: LogStream) {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'yangui-http-'));
  const heads = new HeadKeeper(`${dataFolder}-heads`, dataFolder);
  const server = await openServer({
    url: database.url,
    dataFolder,
    heads,
    clockworkMs: 0,
    logLevel: log === undefined ? 'silent' : 'trace',
    logTo: log,
  });
  const county = await begin(server.pool, server.writer, new TestCounty(SHUANGYANG));
  const elsewhere = await begin(server.pool, server.writer, new TestCounty(WANSHAN));
  let names = 0;
  const letIn = async (person: string, of = county): Promise<SomeoneSignedIn> => {
    names += 1;
    const signInName = `someone-${names}`;
    await server.identity.createSignIn({ county: of.code, person, signInName, name: `${names}号`, password: PASSWORD });
    const someone = new SomeoneSignedIn(server, of.code, person);
    const { status } = await someone.signIn(signInName, PASSWORD);
    assert.equal(status, 200);
    return someone;
  };
  const appoint = async (role: Role, place: string = county.code) => {
    const person = newId();
    const { status } = await server.writer.submit(
      county.bind('grant-role', { person, role, place }, { by: SYSTEM, personal: { name: `某${role}` } }),
    );
    assert.equal(status, 'accepted');
    return letIn(person);
  };
  const [station, otherStation] = county.stations;
  assert.ok(station && otherStation);
  return {
    server,
    county,
    elsewhere,
    station,
    otherStation,
    letIn,
    /** Somebody new in a role, signed in. */
    appoint,
    clerk: await letIn(county.clerk),
    partner: await letIn(station.partner),
    otherPartner: await letIn(otherStation.partner),
    strangerClerk: await letIn(elsewhere.clerk, elsewhere),
    administrator: await appoint('administrator'),
    officer: await appoint('programme-officer'),
    nobody: new SomeoneSignedIn(server, county.code, ''),
    /** A server beside this one on the same database, which knows the same sessions. */
    openAnother: (options: Partial<ServerOptions>) =>
      openServer({ url: database.url, dataFolder, clockworkMs: 0, logLevel: 'silent', ...options }),
    async close() {
      await server.close();
      await database.drop();
      await rm(dataFolder, { recursive: true });
      await rm(heads.folder, { recursive: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;

/** Opens the server before a file's tests and closes it after them. Call it for the server once they run. `log` takes all it logs. */
export function withServer(log?: LogStream): () => TestServer {
  let opened: TestServer | undefined;
  before(async () => {
    opened = await openTestServer(log);
  });
  after(() => opened?.close());
  return () => {
    assert.ok(opened, 'the server is open while tests run');
    return opened;
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuse, uuidv7 } from '@yangui/domain';
import fastify from 'fastify';
import { answerFrameworkError, installProblemAnswers } from '../http/problem-answer.ts';
import { testDatabase } from '../postgres/test-database.ts';
import { openIdentity, type Identity } from './index.ts';

export const SHUANGYANG = '220112';
export const WANSHAN = '520603';

/** An own password, for people whose first day is not the matter. */
export const PASSWORD = '一对大雁向南飞去过冬';

export const newPerson = () => uuidv7(Date.now(), randomBytes(10));

/** An identity module on a database of its own, served by an app of its own, with a clock that can be moved. */
export async function testIdentity({ secureCookies = false } = {}) {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'yangui-identity-'));
  const clock = { ahead: 0 };
  const open = async () => {
    const identity = await openIdentity({
      pool: database.pool,
      dataFolder,
      secureCookies,
      denialOf: async () => refuse('not-allowed').refusal,
      holdsRoles: async () => false,
      now: () => Date.now() + clock.ahead,
    });
    return { identity, app: await serve(identity) };
  };
  const first = await open();
  return {
    ...first,
    pool: database.pool,
    dataFolder,
    clock,
    /** Another server process, or the same one started again. */
    open,
    browser: (server = first) => new Browser(server.app),
    async close() {
      await database.drop();
      await rm(dataFolder, { recursive: true });
    },
  };
}

async function serve(identity: Identity) {
  const app = fastify({ frameworkErrors: answerFrameworkError });
  installProblemAnswers(app);
  await app.register(identity.routes);
  app.get('/whoami', async (request) => (await identity.sessionOf(request)) ?? {});
  return app;
}

type App = Awaited<ReturnType<typeof serve>>;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Keeps cookies as a browser does. */
export class Browser {
  readonly jar = new Map<string, string>();
  /** The attributes each cookie was last set with. */
  readonly attributes = new Map<string, string>();
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  /** What it shows with each request, for those that are made without it. */
  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(method: Method, url: string, payload?: object, headers: Record<string, string> = {}, address?: string) {
    const { cookie } = this;
    const answer = await this.app.inject({
      method,
      url,
      headers: { ...(cookie && { cookie }), ...headers },
      ...(payload && { payload }),
      ...(address !== undefined && { remoteAddress: address }),
    });
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) this.take(set);
    const body = answer.body === '' ? undefined : answer.json();
    return {
      status: answer.statusCode,
      body,
      code: body?.problem?.code,
      details: body?.problem?.details,
      headers: answer.headers,
    };
  }

  signIn(name: string, password: string, device = '柜台电脑', address?: string) {
    return this.ask('POST', '/api/identity/sign-in', { name, password, device }, {}, address);
  }

  async whoami(): Promise<string | undefined> {
    return (await this.ask('GET', '/whoami')).body.person;
  }

  private take(set: string): void {
    const [pair = '', ...attributes] = set.split('; ');
    const [name = '', value = ''] = pair.split('=');
    this.attributes.set(name, attributes.join('; '));
    if (value === '') this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

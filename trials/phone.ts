import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { DAY, keyCertificate, wholeCounty, type Envelope, type KeyCertificate } from '@yangui/domain';
import { newId } from '@yangui/server';
import { NoAnswer, problem, Refused, type HeldHere, type OutboxEntry, type Surroundings } from '@yangui/web';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import * as z from 'zod/mini';
import type { TrialCounty } from './county.ts';

/** What the network does to one request: carries it, or loses it on its way there or back, or carries it twice. */
export type Fate = 'carried' | 'lost' | 'answer-lost' | 'twice';

const refusal = z.object({ problem });

/** Somebody's phone with what is theirs on it: a real copy, outbox and view, with a network that can be cut. */
export class TrialPhone {
  readonly id = newId();
  readonly person: string;
  /** What the network does next. */
  weather: () => Fate = () => 'carried';
  online = true;
  /** How far the phone's clock has gone on. */
  daysLater = 0;
  /** And how far it was put by hand. */
  clockMovedMs = 0;
  here!: HeldHere;
  private readonly county: TrialCounty;
  private readonly open: (around: Surroundings) => Promise<HeldHere>;
  private readonly storage = { indexedDB: new IDBFactory(), IDBKeyRange };
  private readonly turns = new Map<string, Promise<unknown>>();
  private cookie = '';
  private certificate: KeyCertificate | undefined;
  private readonly privateKey: KeyObject;
  private readonly publicKey: string;

  /** @param open opens what this phone keeps */
  constructor(county: TrialCounty, person: string, open: (around: Surroundings) => Promise<HeldHere>) {
    this.county = county;
    this.person = person;
    this.open = open;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.publicKey = Buffer.concat([
      Buffer.from([4]),
      Buffer.from(x, 'base64url'),
      Buffer.from(y, 'base64url'),
    ]).toString('base64url');
  }

  /** The phone's first day: its owner signed in, its key known, its copy taken. */
  async begin(signInName: string): Promise<void> {
    this.cookie = await this.county.signIn(signInName);
    const { certificate } = await this.ask('/api/identity/device-keys', z.object({ certificate: keyCertificate }), {
      method: 'PUT',
      body: { device: this.id, publicKey: this.publicKey },
    });
    this.certificate = certificate;
    await this.start();
    await this.here.refresh();
  }

  /** Starts the app on what the phone keeps: the first time, after a crash, or as another tab. */
  async start(): Promise<HeldHere> {
    this.here = await this.open(this.surroundings());
    return this.here;
  }

  /** The app dies without a word; what was kept is all there is. */
  async crash(): Promise<void> {
    this.here.close();
    await this.start();
  }

  /** Does something on it, which can be taken back for `holdMs`. `kept` says whether the device took it, or refused it at once. */
  async do(
    type: string,
    payload: unknown,
    personal?: unknown,
    holdMs = 0,
  ): Promise<{ readonly id: string; readonly kept: boolean; readonly code: string | undefined }> {
    const envelope: Envelope = {
      id: newId(),
      type,
      at: Date.now(),
      payload,
      ...(personal === undefined ? {} : { personal }),
    };
    const [outcome] = (await this.here.post([envelope], holdMs)) ?? [];
    return {
      id: envelope.id,
      kept: outcome?.status === 'accepted',
      code: outcome?.status === 'refused' ? outcome.problem.code : undefined,
    };
  }

  /** Sends what waits and takes in what is new, as when the line is back. */
  async sync(): Promise<void> {
    await this.here.drain();
    await this.here.refresh().catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    });
  }

  /** How the commands made here stand, by state. */
  entries(state: OutboxEntry['state']): readonly OutboxEntry[] {
    return this.here.entries.filter((entry) => entry.state === state);
  }

  private surroundings(): Surroundings {
    return {
      rules: wholeCounty,
      speaker: () =>
        Promise.resolve({
          person: this.person,
          sign: (text) => Promise.resolve({ key: this.certificate?.key ?? '', signature: this.sign(text) }),
        }),
      ask: (path, schema, asked) => this.ask(path, schema, asked),
      certificates: () => Promise.resolve(this.certificate === undefined ? [] : [this.certificate]),
      report: () => Promise.resolve(undefined),
      reachable: () => false,
      alone: (what, work) => this.alone(what, work),
      now: () => Date.now() + this.daysLater * DAY + this.clockMovedMs,
      storage: this.storage,
    };
  }

  private sign(text: string): string {
    return sign('sha256', Buffer.from(text), { key: this.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  }

  /** One at a time, across the tabs of this device. */
  private alone<T>(what: string, work: () => Promise<T>): Promise<T> {
    const done = (this.turns.get(what) ?? Promise.resolve()).then(work, work);
    this.turns.set(
      what,
      done.catch(() => undefined),
    );
    return done;
  }

  /** Asks the server, as far as the network lets it. */
  async ask<T>(
    path: string,
    schema: z.ZodMiniType<T>,
    { method = 'GET', body }: { readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown } = {},
  ): Promise<T> {
    const fate = this.online ? this.weather() : 'lost';
    if (fate === 'lost') throw new NoAnswer(path);
    const carry = () =>
      this.county.server.app.inject({
        method,
        url: path,
        headers: { cookie: this.cookie },
        ...(body === undefined ? {} : { payload: JSON.parse(JSON.stringify(body)) }),
      });
    const answer = await carry();
    if (fate === 'twice') await carry();
    if (fate === 'answer-lost') throw new NoAnswer(path);
    const said: unknown = answer.json();
    if (answer.statusCode < 300) return schema.parse(said);
    const no = refusal.safeParse(said);
    throw no.success ? new Refused(no.data.problem) : new NoAnswer(`${path} answered ${answer.statusCode}`);
  }
}

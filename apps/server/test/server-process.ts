import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BoundCommand, Refusal } from '@yangui/domain';
import type { Outcome } from '../src/journal/outcome.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** An outcome as it comes over the wire. */
type Answered =
  | Extract<Outcome, { status: 'accepted' }>
  | { readonly id: string; readonly status: 'refused'; readonly problem: Refusal };

/** A server in a process of its own, as `npm start` runs it. */
export class ServerProcess {
  readonly address: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, address: string) {
    this.child = child;
    this.address = address;
  }

  static async start(env: Readonly<Record<string, string>>, dataFolder: string): Promise<ServerProcess> {
    const child = spawn(process.execPath, [main, 'start', '--no-sample', '--port', '0', '--data', dataFolder], {
      env: { ...process.env, YANGUI_HEADS: 'off', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address !== undefined) return new ServerProcess(child, address);
    }
    throw new Error('the server ended before it said its address');
  }

  /** Ends it as a power cut does, or as Ctrl-C does. */
  async end(signal: 'SIGKILL' | 'SIGINT'): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
    return this.child.exitCode;
  }

  async signIn(name: string, password: string): Promise<SignedIn> {
    const answer = await fetch(`${this.address}/api/identity/sign-in`, json({ name, password, device: '测试' }));
    if (!answer.ok) throw new Error(`${name} cannot sign in: ${await answer.text()}`);
    return new SignedIn(
      this.address,
      answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    );
  }
}

/** Somebody who sends commands to one server. */
export class SignedIn {
  private readonly address: string;
  private readonly cookie: string;

  constructor(address: string, cookie: string) {
    this.address = address;
    this.cookie = cookie;
  }

  async send(said: readonly BoundCommand[]): Promise<readonly Outcome[]> {
    const [first] = said;
    const commands = said.map(({ id, type, at, payload }) => ({ id, type, at, payload }));
    const answer = await fetch(
      `${this.address}/api/counties/${first?.county}/commands`,
      json({ commands }, this.cookie),
    );
    if (!answer.ok) throw new Error(await answer.text());
    const { outcomes }: { outcomes: readonly Answered[] } = JSON.parse(await answer.text());
    return outcomes.map((one) =>
      one.status === 'accepted' ? one : { id: one.id, status: one.status, refusal: one.problem },
    );
  }
}

function json(body: unknown, cookie = ''): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) };
}

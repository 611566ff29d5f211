import { connect, type AddressInfo } from 'node:net';
import type { Server } from '../server.ts';
import type { TestServer } from './test-server.ts';

/** Begins to listen on a port of its own, where it does not yet; gives back the port. */
export async function portOf({ app }: Pick<Server, 'app'>): Promise<number> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const { port }: Partial<AddressInfo> = Object(app.server.address());
  return port ?? 0;
}

/** Sends bytes as they are and waits until the server hangs up; gives back what it said. */
export async function speak(port: number, ...said: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const text of said) socket.write(text);
    });
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    // A server that hangs up on what it has not read to its end is heard as a reset.
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
  });
}

/** What a raw answer comes to. */
export function readAnswer(heard: string) {
  const [head = '', ...body] = heard.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, body: JSON.parse(body.join('\r\n\r\n')) };
}

/** Refusals of what never becomes a request. */
export function rawScenarios(here: () => TestServer) {
  return {
    'request-unfinished': async () => {
      const hasty = await here().openAnother({ edge: { limits: { headersMs: 40, requestMs: 40, lookEveryMs: 10 } } });
      const answer = readAnswer(await speak(await portOf(hasty), 'GET /api/health HTTP/1.1\r\nhost: x\r\nx-half: '));
      await hasty.close();
      return answer;
    },
    'headers-too-large': async () => {
      const port = await portOf(here().server);
      return readAnswer(await speak(port, `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`));
    },
  };
}

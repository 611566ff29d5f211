import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line between a browser and the server that can be cut and mended, and on which an answer can be changed. */
export class Line {
  readonly origin: string;
  private readonly port: number;
  private readonly target: string;
  private server: Server;
  private readonly changes = new Map<string, (body: string) => string>();

  private constructor(server: Server, target: string) {
    this.server = server;
    this.target = target;
    const { port } = addressOf(server);
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    this.server.on('request', this.pass);
  }

  /** @param target the server's origin */
  static async to(target: string): Promise<Line> {
    return new Line(await listening(0), target);
  }

  /** Every connection breaks, and no new one is taken. */
  async cut(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async mend(): Promise<void> {
    this.server = await listening(this.port);
    this.server.on('request', this.pass);
  }

  /** From now on the file at this path comes changed. */
  change(path: string, how: (body: string) => string): void {
    this.changes.set(path, how);
  }

  private readonly pass = (asked: IncomingMessage, answer: ServerResponse): void => {
    const how = this.changes.get(asked.url ?? '');
    // What is changed has to come whole, and not compressed.
    const { 'if-none-match': _match, 'if-modified-since': _since, ...whole } = asked.headers;
    const headers = how === undefined ? asked.headers : { ...whole, 'accept-encoding': 'identity' };
    const onward = request(
      `${this.target}${asked.url}`,
      { method: asked.method ?? 'GET', headers, agent: false },
      (said) => {
        if (how === undefined) {
          answer.writeHead(said.statusCode ?? 502, said.headers);
          said.pipe(answer);
          return;
        }
        void textOf(said).then((body) => {
          const changed = Buffer.from(how(body));
          const { etag: _tag, ...kept } = said.headers;
          answer.writeHead(said.statusCode ?? 502, { ...kept, 'content-length': changed.length });
          answer.end(changed);
        });
      },
    );
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  };
}

async function textOf(said: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of said) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

async function listening(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  return address;
}

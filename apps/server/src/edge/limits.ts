import { isIP, type BlockList, type Socket } from 'node:net';
import type { Server } from 'node:http';

/** How long a connection may take and how many there may be. Milliseconds. */
export interface Limits {
  /** From a connection's first byte, or the answer before, to the end of a request's headers. */
  readonly headersMs: number;
  /** To the end of its body: 4 MiB over a village's 2G line, and not much more. */
  readonly requestMs: number;
  /** Without a byte either way. Feeds are heard from every 15 seconds and never reach it. */
  readonly idleMs: number;
  /** Between one answer and the next request: longer than proxies keep theirs, so that they hang up first. */
  readonly keepAliveMs: number;
  /** How often the first two are looked at. */
  readonly lookEveryMs: number;
  /** Open at once, from everywhere. */
  readonly connections: number;
  /** Open at once from one address; the trusted proxy's is not counted. An office behind one address fits in. */
  readonly connectionsOfOne: number;
}

export const LIMITS: Limits = {
  headersMs: 20_000,
  requestMs: 120_000,
  idleMs: 150_000,
  keepAliveMs: 72_000,
  lookEveryMs: 5_000,
  connections: 4_000,
  connectionsOfOne: 500,
};

/** The limits as Node's servers take them when they are made. */
export function serverOptions({ headersMs, requestMs, keepAliveMs, lookEveryMs }: Limits) {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: lookEveryMs,
  };
}

/** Holds a server to the limits that are not given when it is made. */
export function limitConnections(server: Server, limits: Limits, proxies: BlockList): void {
  server.setTimeout(limits.idleMs);
  server.maxConnections = limits.connections;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress: address } = socket;
    if (address === undefined || holds(proxies, address)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > limits.connectionsOfOne) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.on('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

/** Whether a list holds an address; what is no address it never holds. */
export function holds(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

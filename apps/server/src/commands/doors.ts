import type { AddressInfo } from 'node:net';
import { Server as SecureServer } from 'node:https';
import type { FastifyInstance } from 'fastify';
import { originAt, secureOrigin, type Certificate, type CertificateSource } from '../edge/certificate.ts';
import { plainDoor } from '../edge/plain-door.ts';
import type { StartSettings } from './start-settings.ts';

/** How often the certificate is looked at: its files may have been changed, the machine may have moved to another address. */
const LOOK_EVERY_MS = 60_000;

/** Where a server can be reached, once it listens. */
export interface Doors {
  readonly address: string;
  /** The plain http address with the trust page; there where https is served. */
  readonly plain?: string;
  /** Looks at the certificate now; serves by a new one from the next connection on. */
  readonly renew: (now: number) => Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the doors of a server: http, or https with the plain door beside it.
 * @throws where an address is taken
 */
export async function openDoors(
  app: FastifyInstance,
  {
    host,
    port,
    httpsPort,
    address,
    certificates,
  }: Pick<StartSettings, 'host' | 'port' | 'httpsPort' | 'address' | 'certificates'>,
  first: Certificate | undefined,
): Promise<Doors> {
  if (certificates === undefined || first === undefined) {
    const at = await app.listen({ host, port });
    return { address: at, renew: async () => {}, close: async () => {} };
  }
  let current = first;
  await app.listen({ host, port: httpsPort });
  const securePort = portOf(app.server.address());
  const door = plainDoor({
    trust: () => trustPageOf(current, securePort),
    secureAt: (wanted) => address.origin ?? secureOrigin(current, wanted, securePort),
    address,
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen({ host, port }, () => {
      door.off('error', reject);
      resolve();
    });
  });
  const renew = async (now: number) => {
    current = await renewed(app, certificates, current, now);
  };
  const wheel = setInterval(() => void renew(Date.now()), LOOK_EVERY_MS).unref();
  // What listens everywhere is shown by a name at which it is reached.
  const shown = /^(0\.0\.0\.0|::)$/.test(host) ? (current.reachedAt[0] ?? 'localhost') : host;
  return {
    address: address.origin ?? originAt(shown, securePort),
    plain: originAt(shown, portOf(door.address())).replace('https:', 'http:'),
    renew,
    async close() {
      clearInterval(wheel);
      await new Promise((resolve) => {
        door.close(resolve);
        door.closeAllConnections();
      });
    },
  };
}

/** What puts the county's root on phones; nothing where the certificate stands under one that they know. */
export function trustPageOf({ root, reachedAt }: Certificate, securePort: number) {
  return (
    root && {
      root: root.der,
      fingerprint: root.fingerprint,
      addresses: reachedAt.map((name) => originAt(name, securePort)),
    }
  );
}

/** A certificate that cannot be read, or does not fit its key just now, is left alone: the one there is goes on serving. */
async function renewed(
  app: FastifyInstance,
  source: CertificateSource,
  before: Certificate,
  now: number,
): Promise<Certificate> {
  try {
    const found = await source(now);
    if (found.pair.cert !== before.pair.cert && app.server instanceof SecureServer) {
      app.server.setSecureContext(found.pair);
      app.log.warn(`serves https by a new certificate, good until ${new Date(found.until).toISOString()}`);
    }
    if (found.until < now) app.log.error('the certificate that https is served by is over');
    return found;
  } catch (error) {
    app.log.error(`the certificate could not be read anew: ${error instanceof Error ? error.message : String(error)}`);
    return before;
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

import type { FastifyRequest } from 'fastify';
import { RefusalError } from '../http/refusal-error.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A hook that refuses what another site's page makes a browser send. Browsers name the page's origin whenever
 * something may change; it must be this server's, or one of `allowed`. Programs that are no browsers name none.
 */
export function originCheck(allowed: readonly string[]): (request: FastifyRequest) => Promise<void> {
  const known = new Set(allowed);
  return async (request) => {
    if (READS.has(request.method)) return;
    const { origin } = request.headers;
    if (origin === undefined) {
      if (request.headers['sec-fetch-site'] === 'cross-site') throw new RefusalError('foreign-origin', { origin: '?' });
      return;
    }
    if (!known.has(origin) && hostOf(origin) !== request.host)
      throw new RefusalError('foreign-origin', { origin: origin.slice(0, 200) });
  };
}

/** Hosts are compared, not schemes: behind a proxy that ends TLS the server itself sees http. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

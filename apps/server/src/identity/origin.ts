import type { FastifyRequest } from 'fastify';
import { RefusalError } from '../http/refusal-error.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What browsers call a request that no other site's page made. */
const OWN_SITES: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

export interface OriginRule {
  /** The one origin whose pages may change things; without it, whatever host the request was sent to. */
  readonly origin: string | undefined;
  /** Whether pages come over https alone. */
  readonly secure: boolean;
}

/**
 * A hook that refuses what another site's page makes a browser send. Browsers name the page's origin whenever
 * something may change; it must be this server's. Programs that are no browsers name none.
 */
export function originCheck(rule: OriginRule): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    if (READS.has(request.method)) return;
    const { origin } = request.headers;
    if (!OWN_SITES.has(request.headers['sec-fetch-site'] ?? 'none'))
      throw new RefusalError('foreign-origin', { origin: origin?.slice(0, 200) ?? '?' });
    if (origin !== undefined && !isOwn(origin, request.host, rule))
      throw new RefusalError('foreign-origin', { origin: origin.slice(0, 200) });
  };
}

function isOwn(given: string, host: string, { origin, secure }: OriginRule): boolean {
  if (origin !== undefined) return given === origin;
  if (secure) return given === `https://${host}`;
  // Hosts are compared, not schemes: behind a proxy that ends TLS the server itself sees http.
  return URL.canParse(given) && new URL(given).host === host;
}

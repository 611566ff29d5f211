import { createServer, type Server } from 'node:http';
import { answerClientError } from './client-errors.ts';
import { LIMITS, limitConnections, serverOptions } from './limits.ts';
import type { PublicAddress } from './public-address.ts';
import { trustAnswer, type TrustPage } from './trust-page.ts';

interface PlainDoorOptions {
  /** The page that puts the county's root on a phone, as it is now; none where everybody's browser knows the certificate. */
  readonly trust: () => TrustPage | undefined;
  /** Where a request to this host is served over https. */
  readonly secureAt: (host: string) => string;
  readonly address: PublicAddress;
}

/** What answers over plain http where Yangui is served over https: the trust page, and for everything else where to go. */
export function plainDoor({ trust, secureAt, address }: PlainDoorOptions): Server {
  const server = createServer(serverOptions(LIMITS), (request, answer) => {
    const { url = '/', method } = request;
    const page = trust();
    const found = method === 'GET' || method === 'HEAD' ? page && trustAnswer(page, url) : undefined;
    if (found === undefined) {
      answer.writeHead(308, {
        location: secureAt(request.headers.host ?? '') + (url.startsWith('/') ? url : '/'),
        'cache-control': 'no-store',
        connection: 'close',
      });
      answer.end();
      return;
    }
    answer.writeHead(200, { ...found.headers, 'content-length': Buffer.byteLength(found.body) });
    answer.end(method === 'HEAD' ? undefined : found.body);
  });
  server.on('clientError', answerClientError);
  limitConnections(server, LIMITS, address.proxies);
  return server;
}

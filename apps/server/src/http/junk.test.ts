import assert from 'node:assert/strict';
import { test } from 'node:test';
import { request } from 'node:http';
import { portOf } from './test-raw.ts';
import { routesOf } from './test-routes.ts';
import { withServer } from './test-server.ts';

const here = withServer();

const ID = '01936b2e-7a00-7000-8000-000000000001';
/** What stands in an address where a route has a parameter. */
const filled = {
  county: ['220112', '%00', '雁', '../..', '__proto__'],
  other: [ID, '%00', 'x'.repeat(90), 'constructor'],
};
const bodies = [
  '',
  '{',
  'null',
  '7',
  '"雁归"',
  '[]',
  '{}',
  '{"id":1,"id":2,"commands":{},"commands":[null,[],7,"x"]}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}},"toString":1}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"a":"\\ud800\\u0000"}',
  '{"name":1e999,"at":-0,"day":"2026-99-99","loops":[{}],"person":[],"pin":{}}',
  Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]),
];
const types = [
  'application/json',
  'text/plain',
  'application/octet-stream',
  'multipart/form-data',
  'application/json; charset=utf-16',
  '雁',
];
const queries = [
  '',
  '?after=x&limit=-1&cursor=%00&day=2026-13-45',
  '?%ff=%fe&__proto__=1&a=1&a=2',
  `?query=${'x'.repeat(5_000)}`,
];

function addresses(route: string): readonly string[] {
  return [0, 1, 2, 3].map((turn) =>
    route.replaceAll(/:(\w+)/g, (_, name: string) => {
      const values = name === 'county' ? filled.county : filled.other;
      return values[turn % values.length] ?? '';
    }),
  );
}

test('no junk sent to any route comes to a fault of ours, signed in or not', async () => {
  const all = [...new Set(routesOf(here().server.app).map(({ path }) => path))].filter((path) =>
    path.startsWith('/api'),
  );
  assert.ok(all.length > 80, `${all.length} routes: ${all.slice(0, 5).join(' ')}`);
  const port = await portOf(here().server);
  const cookie = [...here().clerk.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  let turn = 0;
  const next = <T>(list: readonly T[]): T | undefined => list[(turn += 1) % list.length];
  const send = (method: string, path: string, body: string | Buffer, headers: Record<string, string>) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, method, path: encodeURI(path).replaceAll('%25', '%'), headers, agent: false },
        (answer) => {
          if (answer.headers['content-type'] === 'text/event-stream') {
            sent.destroy();
            resolve({ status: answer.statusCode ?? 0, text: '' });
            return;
          }
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
          answer.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  for (const route of all) {
    for (const address of addresses(route)) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        const body = method === 'GET' || method === 'HEAD' ? '' : (next(bodies) ?? '');
        const headers: Record<string, string> = {
          'content-type': encodeURI(next(types) ?? ''),
          'content-length': String(Buffer.byteLength(body)),
          ...((turn & 1) === 0 && { cookie }),
        };
        const { status, text } = await send(method, address + (next(queries) ?? ''), body, headers);
        assert.ok(
          status < 500 && status >= 200,
          `${method} ${address}: ${status} ${text.slice(0, 300)} for ${String(body).slice(0, 60)}`,
        );
        assert.doesNotMatch(text, /\n\s+at |node_modules/);
      }
    }
  }
});

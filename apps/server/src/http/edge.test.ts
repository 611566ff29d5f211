import assert from 'node:assert/strict';
import { request } from 'node:http';
import { BlockList, connect } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { LIMITS } from '../edge/limits.ts';
import { publicAddressFrom } from '../edge/public-address.ts';
import { Browser } from '../identity/test-identity.ts';
import { eventually, newId } from '../journal/test-county.ts';
import { portOf, readAnswer, speak } from './test-raw.ts';
import { PASSWORD, withServer } from './test-server.ts';

const here = withServer();

test('a server gives nobody more time than its limits, headers and bodies, idle or kept alive', () => {
  const { server } = here().server.app;
  assert.deepEqual(
    [server.headersTimeout, server.requestTimeout, server.timeout, server.keepAliveTimeout, server.maxConnections],
    [LIMITS.headersMs, LIMITS.requestMs, LIMITS.idleMs, LIMITS.keepAliveMs, LIMITS.connections],
  );
  assert.ok(Object.values(LIMITS).every((limit) => limit > 0));
});

test('half requests of every kind are hung up on, and whoever asks in whole is served meanwhile', async () => {
  const hasty = await here().openAnother({
    edge: { limits: { headersMs: 60, requestMs: 120, idleMs: 200, keepAliveMs: 60, lookEveryMs: 20 } },
  });
  const port = await portOf(hasty);
  const halves = [
    '',
    'GET',
    'GET / HTTP/1.1\r\nhost: x\r\n',
    'POST /api/identity/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"name":',
    'POST /api/identity/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":',
    'GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n',
  ];
  const hungUp = Promise.all(halves.flatMap((half) => Array.from({ length: 20 }, () => speak(port, half))));
  assert.equal((await fetch(`http://127.0.0.1:${port}/api/health`)).status, 200);
  for (const heard of await hungUp) if (heard !== '') assert.match(heard, /^HTTP\/1\.1 (200|408) /);
  await hasty.close();
});

test('a feed outlives every limit, for it is heard from', async () => {
  const hasty = await here().openAnother({ edge: { limits: { headersMs: 40, requestMs: 60, lookEveryMs: 10 } } });
  const port = await portOf(hasty);
  const cookie = [...here().clerk.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const feed = request({
    port,
    host: '127.0.0.1',
    path: `/api/counties/${here().county.code}/feed`,
    headers: { cookie },
  });
  let heard = '';
  feed.on('response', (answer) => {
    answer.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
  });
  feed.end();
  await eventually(() => assert.match(heard, /event: head/));
  // Others come and are hung up on: the limits have passed over the feed too.
  await speak(port, 'GET / HTTP/1.1\r\nhost: x\r\n');
  await speak(port, 'GET / HTTP/1.1\r\nhost: x\r\n');
  const { partner, station, county } = here();
  const line = { product: county.product, quantity: 1, priceFen: 1_000 };
  const sent = new Browser(hasty.app);
  for (const [name, value] of partner.jar) sent.jar.set(name, value);
  const { status } = await sent.ask('POST', `/api/counties/${county.code}/command`, {
    id: newId(),
    at: Date.now(),
    type: 'place-order',
    payload: { station: station.id, villager: station.villager, lines: [line] },
  });
  assert.equal(status, 200);
  await eventually(() => assert.match(heard, /event: entry/));
  feed.destroy();
  await hasty.close();
});

test('one address may not take all connections; the proxy, which speaks for many, is not counted', async () => {
  const limits = { connectionsOfOne: 2 };
  const connections = async (proxies: BlockList) => {
    const small = await here().openAnother({ edge: { address: { origin: undefined, proxies }, limits } });
    const port = await portOf(small);
    const sockets = Array.from({ length: 5 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    let [answered, closed] = [0, 0];
    for (const socket of sockets) {
      socket.once('data', () => (answered += 1)).on('close', () => (closed += 1));
      socket.write('GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n');
    }
    await eventually(() => assert.equal(answered + closed, 5));
    for (const socket of sockets) socket.destroy();
    await eventually(() => assert.equal(closed, 5));
    // Whoever left makes room again.
    assert.equal((await fetch(`http://127.0.0.1:${port}/api/health`)).status, 200);
    await small.close();
    return answered;
  };
  assert.equal(await connections(new BlockList()), 2);
  assert.equal(await connections(publicAddressFrom({}).proxies), 5);
});

test('what is no HTTP is refused in words, and an upgrade is not one', async () => {
  const port = await portOf(here().server);
  for (const junk of [
    '雁归\r\n\r\n',
    '\x16\x03\x01\x02\0\x01\0',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /\0 HTTP/1.1\r\n\r\n',
  ]) {
    const { status, body } = readAnswer(await speak(port, junk));
    assert.deepEqual([status, body.problem.code], [400, 'malformed-request'], junk);
  }
  const upgraded = await speak(
    port,
    'GET /api/health HTTP/1.1\r\nhost: x\r\nconnection: upgrade, close\r\nupgrade: websocket\r\nsec-websocket-key: eA==\r\nsec-websocket-version: 13\r\n\r\n',
  );
  assert.doesNotMatch(upgraded, /^HTTP\/1\.1 101/);
});

const encodings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

test('a body that was compressed is read; junk, half of one and a bomb are refused', async () => {
  const ask = (encoding: string, payload: Buffer) =>
    here().server.app.inject({
      method: 'POST',
      url: '/api/identity/sign-in',
      payload,
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
    });
  const body = Buffer.from(JSON.stringify({ name: 'nobody-here', password: PASSWORD, device: '测试' }));
  for (const [encoding, press] of Object.entries(encodings)) {
    assert.equal((await ask(encoding, press(body))).json().problem.code, 'sign-in-failed', encoding);
    const bad: Readonly<Record<string, Buffer>> = {
      junk: Buffer.from('雁归雁归雁归雁归'),
      nothing: Buffer.alloc(0),
      'half of it': press(body).subarray(0, 20),
      'another encoding': (encoding === 'br' ? gzipSync : brotliCompressSync)(body),
      'a bomb': press(Buffer.alloc(40 * 1024 * 1024)),
    };
    for (const [what, payload] of Object.entries(bad)) {
      const answer = await ask(encoding, payload);
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${encoding}, ${what}: ${answer.body}`);
      assert.ok(answer.json().problem.zh.length > 0);
    }
  }
  for (const unknown of ['zstd', 'compress', 'gzip, gzip', '雁', '__proto__'])
    assert.equal((await ask(unknown, body)).json().problem.code, 'malformed-request', unknown);
});

test('every answer says what may be done with it, and what the API tells stays in no cache', async () => {
  const { clerk, nobody, server, county } = here();
  const answers = [
    await clerk.read('/orders'),
    await clerk.ask('GET', '/api/me'),
    await nobody.ask('GET', '/api/me'),
    await nobody.ask('GET', '/api/nothing'),
    await nobody.ask('GET', '/api/health'),
    await clerk.send('nothing', {}),
    await nobody.ask('POST', `/api/counties/${county.code}/outbox`, {}),
  ];
  for (const { headers } of answers) {
    assert.equal(headers['cache-control'], 'no-store');
    for (const directive of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      assert.ok(String(headers['content-security-policy']).includes(directive), directive);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.match(
      String(headers['permissions-policy']),
      /camera=\(self\), geolocation=\(self\), serial=\(self\), microphone=\(\)/,
    );
    assert.equal(headers['strict-transport-security'], undefined);
  }
  const { headers } = await server.app.inject('/');
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /base-uri 'none'/);
  assert.match(
    policy,
    /script-src 'self' 'wasm-unsafe-eval';/,
    'programs come from this server alone, and none from a text',
  );
});

test('behind its public address a server keeps to https: cookies, origins, and who asked', async () => {
  const address = publicAddressFrom({ YANGUI_ORIGIN: 'https://luxiang.example', YANGUI_PROXY: '10.0.0.0/24' });
  const proxied = await here().openAnother({ edge: { address } });
  await proxied.identity.createSignIn({
    county: here().county.code,
    person: here().clerk.person,
    signInName: 'proxied',
    name: '办事员',
    password: PASSWORD,
  });
  const ask = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    proxied.app.inject({
      method: 'POST',
      url: '/api/identity/sign-in',
      payload: { name: 'proxied', password: PASSWORD, device: '电脑' },
      headers: { host: 'luxiang.example', ...headers },
      remoteAddress,
    });
  const own = await ask({
    origin: 'https://luxiang.example',
    'x-forwarded-proto': 'https',
    'sec-fetch-site': 'same-origin',
  });
  assert.equal(own.statusCode, 200);
  assert.match(String(own.headers['strict-transport-security']), /^max-age=31536000/);
  const cookies = [own.headers['set-cookie'] ?? []].flat();
  assert.ok(cookies.length >= 2 && cookies.every((cookie) => /^__Secure-.*; Secure/.test(cookie)), cookies.join('\n'));
  const foreign: readonly Record<string, string>[] = [
    { origin: 'http://luxiang.example' },
    { origin: 'https://luxiang.example.evil.example' },
    { origin: 'https://other.luxiang.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', host: 'evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign)
    assert.equal((await ask(headers)).json().problem.code, 'foreign-origin', JSON.stringify(headers));
  const plain = await proxied.app.inject({ url: '/desk/orders?a=1', headers: { 'x-forwarded-proto': 'http' } });
  assert.deepEqual([plain.statusCode, plain.headers.location], [308, 'https://luxiang.example/desk/orders?a=1']);
  await proxied.close();
});

test('who asked is what the one trusted proxy says, and what nobody else says', async () => {
  const address = publicAddressFrom({ YANGUI_PROXY: '10.0.0.0/24, fd00::5' });
  const proxied = await here().openAnother({ edge: { address } });
  const seen: string[] = [];
  proxied.app.addHook('onRequest', async ({ ip }) => {
    seen.push(ip);
  });
  const from = (remoteAddress: string) =>
    proxied.app.inject({
      url: '/api/nothing',
      remoteAddress,
      headers: { 'x-forwarded-for': '8.8.8.8, 1.2.3.4, 10.0.0.9, 9.9.9.9' },
    });
  for (const trusted of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.7', 'fd00::5']) await from(trusted);
  for (const stranger of ['10.0.1.7', '192.168.1.4', 'fd00::6']) await from(stranger);
  assert.deepEqual(seen, ['9.9.9.9', '9.9.9.9', '9.9.9.9', '9.9.9.9', '9.9.9.9', '10.0.1.7', '192.168.1.4', 'fd00::6']);
  await proxied.close();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { WANSHAN } from '../identity/test-identity.ts';
import { installPages } from './pages.ts';
import { withServer, type SomeoneSignedIn } from './test-server.ts';

const here = withServer();

async function page(path: string, who?: SomeoneSignedIn, language = 'zh-CN'): Promise<string> {
  const { statusCode, body, headers } = await here().server.app.inject({
    url: path,
    headers: { 'accept-language': language, ...(who !== undefined && { cookie: who.cookie }) },
  });
  assert.equal(statusCode, 200);
  assert.match(String(headers['content-type']), /^text\/html/);
  assert.doesNotMatch(String(headers['cache-control']), /public|max-age/);
  return body;
}

test('whoever is not signed in gets the sign-in drawn, at whatever address, in their language', async () => {
  for (const path of ['/', '/desk/220112/orders', '/counter/220112?x=<b>']) {
    const zh = await page(path);
    assert.match(zh, /<div id="drawn" data-language="zh">.*<button type="submit"[^>]*>登录</s, path);
    assert.ok(!zh.includes('<b>'), 'nothing of the address is on the page');
    const en = await page(path, undefined, 'en-GB,zh;q=0.8');
    assert.match(en, /<html lang="en".*>Sign in</s, path);
  }
});

test('what a device keeps is the page without a screen in it', async () => {
  const { partner } = here();
  for (const who of [undefined, partner]) assert.doesNotMatch(await page('/index.html', who), /id="drawn"/);
});

test('a partner gets the doors of the own counter, with the station’s name and nothing else of theirs', async () => {
  const { partner, county, server, station } = here();
  await server.pool.query('update station set name = $3 where county = $1 and id = $2', [
    county.code,
    station.id,
    '一站 & <script>alert(1)</script> $& COUNTY-CODE',
  ]);
  for (const path of ['/', `/counter/${county.code}`, `/counter/${county.code}/`]) {
    const drawn = await page(path, partner);
    assert.match(drawn, new RegExp(`href="/counter/${county.code}/buy"`));
    assert.ok(drawn.includes('一站 &amp; &lt;script>alert(1)'), 'the name is text');
    assert.ok(drawn.includes('$&amp; COUNTY-CODE'), 'and nothing but text');
    assert.ok(!drawn.includes(partner.person));
  }
});

test('another surface, a page within one and a county that is not theirs are drawn by the program', async () => {
  const { partner, clerk, county } = here();
  for (const [path, who] of [
    [`/counter/${county.code}/buy`, partner],
    [`/counter/${WANSHAN}`, partner],
    ['/account', partner],
    ['/', clerk],
    [`/desk/${county.code}`, clerk],
  ] as const)
    assert.doesNotMatch(await page(path, who), /id="drawn"/, path);
});

test('an address that is none, and a database that does not answer, get the page without a screen in it', async () => {
  const { partner } = here();
  for (const path of ['//', '//[', '/%00', '/counter/220112//']) {
    const { statusCode, body } = await here().server.app.inject({ url: path, headers: { cookie: partner.cookie } });
    assert.ok(statusCode < 500, `${path}: ${statusCode} ${body.slice(0, 200)}`);
  }
  const app = Fastify();
  await installPages(app, {
    pool: here().server.pool,
    identity: {
      sessionOf: () => Promise.reject(new Error('no connection')),
      countiesOf: () => Promise.reject(new Error('no connection')),
    },
  });
  const { statusCode, body } = await app.inject('/');
  await app.close();
  assert.equal(statusCode, 200);
  assert.match(body, /<div id="app">/);
  assert.doesNotMatch(body, /id="drawn"/);
});

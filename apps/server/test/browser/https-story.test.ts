import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { connect } from 'node:tls';
import type { Browser } from 'playwright-core';
import { openDoors, type Doors } from '../../src/commands/doors.ts';
import { openAuthority } from '../../src/edge/authority.ts';
import { certificateSourceFrom, type Certificate } from '../../src/edge/certificate.ts';
import { publicAddressFrom } from '../../src/edge/public-address.ts';
import { testDatabase, type TestDatabase } from '../../src/postgres/test-database.ts';
import { fillSample, SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { openServer, type Server } from '../../src/server.ts';
import { openBrowser } from './open-browser.ts';
import { phone, Visitor } from './stage.ts';

let dataFolder: string;
let database: TestDatabase;
let server: Server;
let doors: Doors;
let certificate: Certificate;
let browser: Browser;

/** A browser that trusts what the county's root signed, and nothing else that it does not know. */
before(async () => {
  dataFolder = mkdtempSync(`${tmpdir()}/yangui-https-`);
  const machine = { name: 'box', addresses: [] };
  await openAuthority({ dataFolder, now: Date.now(), machine });
  const certificates = certificateSourceFrom({}, dataFolder);
  assert.ok(certificates);
  certificate = await certificates(Date.now());
  const address = publicAddressFrom({});
  database = await testDatabase();
  server = await openServer({
    url: database.url,
    dataFolder,
    clockworkMs: 0,
    logLevel: 'silent',
    edge: { address, https: certificate.pair, ownRoot: true },
  });
  await fillSample(server, { drivenLoops: false });
  doors = await openDoors(server.app, { host: '127.0.0.1', port: 0, httpsPort: 0, address, certificates }, certificate);
  const rootKey = new X509Certificate(certificate.root?.der ?? '').publicKey.export({ type: 'spki', format: 'der' });
  const serverKey = new X509Certificate(certificate.pair.cert).publicKey.export({ type: 'spki', format: 'der' });
  const pins = [rootKey, serverKey].map((one) => createHash('sha256').update(one).digest('base64'));
  browser = await openBrowser([`--ignore-certificate-errors-spki-list=${pins.join(',')}`]);
});
after(async () => {
  await browser?.close();
  await doors?.close();
  await server?.close();
  await database?.drop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('a phone is given the root over plain http, and then works over https as on a page that it trusts', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const visitor = new Visitor(context, page, 'zh');
  assert.ok(doors.plain);

  await page.goto(`${doors.plain}/trust`);
  await page.getByRole('heading', { name: '让这部手机信任本县的雁归' }).waitFor();
  const shown = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
  assert.ok(shown.includes(certificate.root?.fingerprint ?? 'none'));
  assert.equal(await visitor.overflow(), 0);
  assert.equal(await page.getByRole('img').count(), 5);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载证书' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'yangui-root.crt');
  const root = await fetch(`${doors.plain}/trust/yangui-root.crt`);
  assert.equal(root.headers.get('content-type'), 'application/x-x509-ca-cert');
  assert.deepEqual(Buffer.from(await root.arrayBuffer()), certificate.root?.der);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Let this phone trust' }).waitFor();
  assert.equal(await visitor.overflow(), 0);

  await page.goto(`${doors.plain}/`);
  assert.equal(new URL(page.url()).origin, doors.address);
  await visitor.signIn('luxiang-station-1', SAMPLE_PASSWORD);
  assert.ok(await page.evaluate(() => isSecureContext && crypto.subtle !== undefined));
  await visitor.keptOnDevice();
  const cookies = await context.cookies();
  assert.ok(cookies.length > 0 && cookies.every(({ secure }) => secure));
  // The page is told of what others do: its feed goes through too.
  const heard = await page.evaluate(
    (county) =>
      new Promise((resolve) => {
        const feed = new EventSource(`/api/counties/${county}/feed`);
        feed.addEventListener('head', () => {
          feed.close();
          resolve('head');
        });
      }),
    '220112',
  );
  assert.equal(heard, 'head');
  assert.deepEqual(visitor.errors, []);
  await context.close();
});

test('what is written over https from another origin is refused, the plain one of the same host too', async () => {
  const context = await browser.newContext();
  const { port } = new URL(doors.address);
  for (const origin of [`http://127.0.0.1:${port}`, 'https://evil.example', doors.plain ?? '']) {
    const answer = await context.request.post(`${doors.address}/api/identity/sign-in`, {
      data: {},
      headers: { origin },
      ignoreHTTPSErrors: true,
    });
    assert.equal(answer.status(), 403, origin);
  }
  await context.close();
});

test('a renewed certificate is served from the next connection on, without a stop', async () => {
  const before = await serverCertificate();
  await doors.renew(Date.now() + 380 * 86_400_000);
  const after = await serverCertificate();
  assert.notEqual(after, before);
});

/** The fingerprint of the certificate that is served now. */
async function serverCertificate(): Promise<string> {
  const { port } = new URL(doors.address);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    }).on('error', reject);
  });
}

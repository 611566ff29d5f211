import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DAY } from '@yangui/domain';
import { openAuthority, permits, type AuthorityOptions } from './authority.ts';
import { certificateSourceFrom, secureOrigin } from './certificate.ts';
import { issueRoot, issueServer } from './issue.ts';

const now = Date.now();
const machine = { name: 'Box', addresses: ['192.168.1.10', '8.8.4.4', 'fd00::2'] };
let dataFolder: string;
before(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'yangui-authority-'));
});
after(() => rmSync(dataFolder, { recursive: true }));

const open = (options: Partial<AuthorityOptions> = {}) => openAuthority({ dataFolder, now, machine, ...options });
const lasts = ({ cert }: { cert: string }) => {
  const { validFromDate, validToDate } = new X509Certificate(cert);
  return (validToDate.getTime() - validFromDate.getTime()) / DAY;
};

test('the root stays, the server’s certificate is made anew in time and when the machine moves', async () => {
  const first = await open();
  assert.deepEqual(first.reachedAt, ['box', 'box.local', 'localhost', '192.168.1.10', 'fd00::2', '127.0.0.1', '::1']);
  assert.ok(lasts(first.server) <= 398);
  assert.deepEqual(await open(), first);
  const later = await open({ now: now + 380 * DAY });
  assert.equal(later.fingerprint, first.fingerprint);
  assert.ok(later.serverUntil > first.serverUntil);
  const moved = await open({ now: now + 381 * DAY, machine: { ...machine, addresses: ['10.9.8.7'] } });
  assert.equal(moved.fingerprint, first.fingerprint);
  assert.notEqual(new X509Certificate(moved.server.cert).checkIP('10.9.8.7'), undefined);
  const elsewhere = await open({ anew: true });
  assert.notEqual(elsewhere.fingerprint, first.fingerprint);
});

test('names that were asked for are remembered; a root signs for no name that it was not made for', async () => {
  await open({ anew: true, alsoFor: ['Yangui.Luxiang.Example', '203.0.113.7'] });
  const again = await open();
  assert.ok(again.reachedAt.includes('yangui.luxiang.example') && again.reachedAt.includes('203.0.113.7'));
  assert.ok((await open({ alsoFor: ['shop.lan'] })).reachedAt.includes('shop.lan'));
  await assert.rejects(open({ alsoFor: ['bank.example'] }), /may not sign for bank\.example.*--anew/);
  for (const name of ['a b', '', '雁归', 'http://x', '*.lan', '10.0.0.0/8'])
    await assert.rejects(open({ alsoFor: [name] }), /no name or address/, name);
  assert.ok(!again.reachedAt.includes('8.8.4.4'), 'an address of the internet’s own is not signed for unasked');
});

test('its keys are readable by their owner alone, and no draft is left', async () => {
  await open();
  const folder = join(dataFolder, 'certificate');
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.deepEqual(readdirSync(folder).toSorted(), ['asked.json', 'root.pem', 'server.pem', 'yangui-root.crt']);
  for (const file of ['root.pem', 'server.pem']) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file);
  const forPhones = readFileSync(join(folder, 'yangui-root.crt'));
  assert.ok(new X509Certificate(forPhones).ca && !forPhones.includes('PRIVATE'));
});

test('TLS takes the certificate at its names under that root alone, and none that the root may not sign for', async () => {
  const root = issueRoot('r', ['lan', '10.0.0.0/8'], now);
  const reach = (pair: { cert: string; key: string }, servername: string) =>
    new Promise<string>((resolve) => {
      const server = createServer(pair, (_, answer) => answer.end('here')).listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' ? address?.port : 0;
        const asked = get({ host: '127.0.0.1', port, servername, ca: root.cert, agent: false }, (answer) => {
          answer.resume();
          server.close();
          resolve('here');
        });
        asked.on('error', (error: NodeJS.ErrnoException) => {
          server.close();
          resolve(error.code ?? error.message);
        });
      });
    });
  assert.equal(await reach(issueServer(root, ['box.lan'], now), 'box.lan'), 'here');
  assert.equal(await reach(issueServer(root, ['box.lan'], now), 'other.lan'), 'ERR_TLS_CERT_ALTNAME_INVALID');
  // OpenSSL says “permitted subtree violation”, for which Node has no name.
  assert.match(await reach(issueServer(root, ['bank.example'], now), 'bank.example'), /UNSPECIFIED|PERMITTED/);
  assert.equal(
    await reach(issueServer(issueRoot('r', ['lan'], now), ['box.lan'], now), 'box.lan'),
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  );
});

test('a permitted name holds with all below it, a range with all in it, and nothing beside', () => {
  const permitted = ['lan', 'yangui.example', '10.0.0.0/8', 'fc00::/7'];
  for (const one of ['lan', 'box.lan', 'a.yangui.example', '10.255.0.1', 'fd12::1'])
    assert.ok(permits(permitted, one), one);
  for (const one of ['plan', 'lan.example', 'example', '11.0.0.1', '2001:db8::1', 'notyangui.example'])
    assert.ok(!permits(permitted, one), one);
});

test('a certificate by path is read anew when its files change; bad ones are refused in one line', async () => {
  const root = issueRoot('r', ['lan'], now);
  const [cert, key] = [join(dataFolder, 'c.pem'), join(dataFolder, 'k.pem')];
  const write = (pair: { cert: string; key: string }) => {
    writeFileSync(cert, pair.cert);
    writeFileSync(key, pair.key);
  };
  const environment = { YANGUI_CERTIFICATE: cert, YANGUI_CERTIFICATE_KEY: key };
  const source = certificateSourceFrom(environment, dataFolder);
  assert.ok(source);
  await assert.rejects(source(now), /YANGUI_CERTIFICATE is .*cannot be read/);
  write(issueServer(root, ['box.lan', '10.0.0.1'], now));
  const first = await source(now);
  assert.deepEqual(first.reachedAt, ['box.lan', '10.0.0.1']);
  assert.equal(first.root, undefined);
  write(issueServer(root, ['other.lan'], now));
  const second = await source(now);
  assert.deepEqual(second.reachedAt, ['other.lan']);
  writeFileSync(key, issueServer(root, ['box.lan'], now).key);
  await assert.rejects(source(now), /cannot be served by/);
  assert.throws(() => certificateSourceFrom({ YANGUI_CERTIFICATE: cert }, dataFolder), /go together/);
  const nowhere = mkdtempSync(join(tmpdir(), 'yangui-no-authority-'));
  assert.equal(certificateSourceFrom({}, nowhere), undefined);
  rmSync(nowhere, { recursive: true });
});

test('plain http sends nobody to a host that is not this one', () => {
  const certificate = {
    pair: { cert: '', key: '' },
    until: now,
    reachedAt: ['box.lan', '10.0.0.1', '*.luxiang.example'],
  };
  const at = (host: string) => secureOrigin(certificate, host, 7343);
  assert.equal(at('box.lan:7300'), 'https://box.lan:7343');
  assert.equal(at('10.0.0.1'), 'https://10.0.0.1:7343');
  assert.equal(at('desk.luxiang.example'), 'https://desk.luxiang.example:7343');
  for (const host of [
    'evil.example',
    '',
    'evil.example/box.lan',
    'a.b.luxiang.example',
    '雁 归',
    'box.lan@evil.example',
  ])
    assert.equal(at(host), 'https://box.lan:7343', host);
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SAMPLE_PASSWORD } from '../../src/sample/fill-sample.ts';
import { Line } from './line.ts';
import { phone, Stage, type Visitor } from './stage.ts';

describe('the app on a device without network', () => {
  let stage: Stage;
  let line: Line;
  before(async () => {
    stage = await Stage.set({ kept: true });
    line = await Line.to(stage.origin);
  });
  after(async () => {
    await stage.down();
    await line.cut();
  });

  async function atCounter(name: string): Promise<Visitor> {
    const visitor = await stage.visitor(phone);
    await visitor.page.goto(line.origin);
    await visitor.signIn(name, SAMPLE_PASSWORD);
    await visitor.page.getByRole('link', { name: /代买/ }).first().waitFor();
    await visitor.keptOnDevice();
    return visitor;
  }

  it('opens after the first sign-in, reloads, and opens a deep link', async () => {
    const visitor = await atCounter('luxiang-station-1');
    const { page } = visitor;
    await line.cut();
    try {
      await page.reload();
      await page.getByRole('link', { name: /代买/ }).first().waitFor();
      await page.goto(`${line.origin}/counter/220112/earnings`);
      await page.getByRole('heading', { name: '我的收入' }).waitFor();
      await page.goto(`${line.origin}/account`);
      await page.getByRole('button', { name: '退出登录' }).waitFor();
    } finally {
      await line.mend();
    }
    await visitor.leave();
  });

  it('nothing of the API is kept by the service worker', async () => {
    const visitor = await atCounter('luxiang-station-2');
    const urls = await visitor.page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    assert.ok(urls.includes('/index.html'));
    assert.ok(urls.some((url) => /counter-.*\.js$/.test(url)));
    assert.deepEqual(
      urls.filter((url) => url.startsWith('/api') || url.startsWith('/assets/desk-')),
      [],
    );
    await visitor.leave();
  });

  it('a new version is fetched while work goes on, and taken at the next start', async () => {
    const visitor = await atCounter('luxiang-station-3');
    const { page } = visitor;
    await page.goto(`${line.origin}/counter/220112/buy`);
    await page.getByRole('combobox').fill('周来福');
    line.change('/sw.js', (body) => `${body}\n// The next version.`);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await visitor.until(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
    assert.equal(await page.getByRole('combobox').inputValue(), '周来福');
    await page.reload();
    await page.getByRole('combobox').waitFor();
    // A request at the wrong moment wakes the old version's worker, and Chromium lets no watched worker fall asleep again.
    const inspector = await visitor.context.newCDPSession(page);
    await inspector.send('ServiceWorker.enable');
    await inspector.send('ServiceWorker.stopAllWorkers');
    await visitor.until(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.waiting === null && registration.active?.state === 'activated';
    });
    await page.getByRole('combobox').waitFor();
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });
});

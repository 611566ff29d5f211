import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { desk, phone, Stage } from './stage.ts';

const COUNTY = '220112';
/** A picture of one pixel, as a tile. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM0Mfn/HwAEVAJsv3MdWgAAAABJRU5ErkJggg==',
  'base64',
);

describe('Maps with tiles under them', () => {
  let stage: Stage;
  let source: Server;
  let asked: string[] = [];

  before(async () => {
    source = createServer((request, response) => {
      asked.push(request.url ?? '');
      // Every third tile is missing at the source.
      if (asked.length % 3 === 0) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
    });
    await new Promise<void>((resolve) => {
      source.listen(0, '127.0.0.1', resolve);
    });
    const address = source.address();
    assert.ok(address !== null && typeof address === 'object');
    stage = await Stage.set({
      mapTiles: {
        url: `http://127.0.0.1:${address.port}/{z}/{x}/{y}.png`,
        attribution: '© 测试地图',
        coordinates: 'gcj02',
      },
    });
  });
  after(async () => {
    await stage.down();
    source.closeAllConnections();
    source.close();
  });

  it('show what comes under their own drawing, name the source, and no broken picture where one is missing', async () => {
    const visitor = await stage.signedIn('luxiang-clerk', desk);
    const { page } = visitor;
    await page.goto(`${stage.origin}/desk/${COUNTY}/stations`);
    await page.getByRole('button', { name: '地图' }).click();
    await page.getByText('© 测试地图').waitFor();
    await page.locator('.map-tiles img.is-there').first().waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.map-tiles img:not(.is-there)').length === 0);
    const shown = await page.locator('.map-tiles img').count();
    assert.ok(shown > 0 && shown < asked.length, `${shown} of ${asked.length}`);
    assert.ok((await page.locator('.map-frame svg .spot').count()) > 10, 'the villages stand over them');
    const before = asked.length;
    const nearer = page.waitForResponse(/\/\d+\/\d+\/\d+\.png$/);
    await page.getByRole('group', { name: /双阳/ }).press('+');
    await page.getByRole('group', { name: /双阳/ }).press('+');
    await nearer;
    assert.ok(asked.length > before, 'nearer, other tiles are asked for');
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });

  it('are as useful as ever without their source', async () => {
    source.closeAllConnections();
    source.close();
    asked = [];
    const visitor = await stage.signedIn('luxiang-clerk', phone, 'en');
    await visitor.page.goto(`${stage.origin}/desk/${COUNTY}/stations`);
    await visitor.page.getByRole('button', { name: 'Map' }).click();
    await visitor.page.locator('.map-frame svg .spot').first().waitFor();
    await visitor.page.waitForFunction(() => document.querySelectorAll('.map-tiles img').length === 0);
    assert.equal(await visitor.overflow(), 0);
    assert.deepEqual(visitor.errors, []);
    await visitor.leave();
  });
});

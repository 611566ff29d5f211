import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from '../http/test-server.ts';
import { Browser } from '../identity/test-identity.ts';
import { mapTilesFrom } from './map-tiles.ts';

const here = withServer();
const AMAP = 'https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}&style=8';

test('map tiles are as the environment names them, and none where it names none', () => {
  assert.equal(mapTilesFrom({}), undefined);
  assert.equal(mapTilesFrom({ YANGUI_TILES_URL: ' ' }), undefined);
  assert.deepEqual(
    mapTilesFrom({ YANGUI_TILES_URL: 'https://tiles.example/{z}/{x}/{y}.png', YANGUI_TILES_ATTRIBUTION: '© 天地图' }),
    {
      url: 'https://tiles.example/{z}/{x}/{y}.png',
      attribution: '© 天地图',
      coordinates: 'wgs84',
    },
  );
  assert.equal(mapTilesFrom({ YANGUI_TILES_URL: AMAP, YANGUI_TILES_COORDINATES: 'GCJ02' })?.coordinates, 'gcj02');
});

test('a source that no browser could fetch is refused when the server starts, in words', () => {
  for (const url of [
    'https://tiles.example/{z}/{x}.png',
    'ftp://tiles.example/{z}/{x}/{y}',
    'tiles/{z}/{x}/{y}',
    'https://{s}.tiles.example/{z}/{x}/{y}',
    "https://a.example; script-src 'unsafe-inline'/{x}{y}{z}",
  ]) {
    assert.throws(() => mapTilesFrom({ YANGUI_TILES_URL: url }), /YANGUI_TILES_URL/, url);
  }
  assert.throws(
    () => mapTilesFrom({ YANGUI_TILES_URL: AMAP, YANGUI_TILES_COORDINATES: 'bd09' }),
    /YANGUI_TILES_COORDINATES/,
  );
});

test('pages may take pictures from the tiles’ origin and from no other, and whoever is signed in is told of them', async () => {
  const policyAndTiles = async (browser: Browser) => {
    const { headers, body } = await browser.ask('GET', '/api/map-tiles');
    return [String(headers['content-security-policy']), body] as const;
  };
  const [plain, none] = await policyAndTiles(here().clerk);
  assert.match(plain, /img-src 'self' data: blob:;/);
  assert.deepEqual(none, { tiles: null });
  const mapTiles = { url: AMAP, attribution: '高德', coordinates: 'gcj02' } as const;
  const tiled = await here().openAnother({ mapTiles });
  const there = new Browser(tiled.app);
  for (const [name, value] of here().clerk.jar) there.jar.set(name, value);
  const [policy, told] = await policyAndTiles(there);
  assert.match(policy, /img-src 'self' data: blob: https:\/\/webrd01\.is\.autonavi\.com;/);
  assert.deepEqual(told, { tiles: mapTiles });
  await tiled.close();
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { project, viewOf, type Degrees, type Size } from './projection.ts';
import { tilesOver } from './tiles.ts';

const size: Size = { width: 800, height: 600 };
const SHUANGYANG: Degrees = { longitude: 125.66, latitude: 43.52 };
const county = [
  { longitude: 125.4, latitude: 43.3 },
  { longitude: 125.95, latitude: 43.75 },
];
const view = viewOf(county, size);
assert.ok(view !== undefined);
const source = { url: 'https://t/{z}/{x}/{y}', coordinates: 'wgs84' } as const;

test('tiles cover the whole map without a gap, each about its own size', () => {
  const tiles = tilesOver(view, size, source);
  assert.ok(tiles.length >= 6 && tiles.length <= 40, `${tiles.length} tiles`);
  for (const point of [
    { x: 1, y: 1 },
    { x: 799, y: 1 },
    { x: 1, y: 599 },
    { x: 799, y: 599 },
    { x: 400, y: 300 },
  ]) {
    const over = tiles.filter(
      ({ left, top, width, height }) =>
        left <= point.x && point.x < left + width && top <= point.y && point.y < top + height,
    );
    assert.equal(over.length, 1, JSON.stringify(point));
  }
  for (const { width, height } of tiles)
    assert.ok(width > 170 && width < 370 && Math.abs(height - width) < 8, `${width} × ${height}`);
});

test('a place lies on the tile that has it', () => {
  // By the usual formula, at level 10: x = (125.66 + 180) / 360 · 1024.
  const at = project(SHUANGYANG, view, size);
  const [under] = tilesOver(view, size, source).filter(
    ({ left, top, width, height }) => left <= at.x && at.x < left + width && top <= at.y && at.y < top + height,
  );
  const [z = 0, x = 0, y = 0] = (under?.url ?? '').split('/').slice(-3).map(Number);
  assert.equal(x, Math.floor(((125.66 + 180) / 360) * 2 ** z));
  const angle = (43.52 * Math.PI) / 180;
  assert.equal(y, Math.floor(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * 2 ** z));
});

test('tiles of a shifted source are moved back to their ground: some hundreds of metres here', () => {
  const [plain, shifted] = [tilesOver(view, size, source), tilesOver(view, size, { ...source, coordinates: 'gcj02' })];
  const same = plain.flatMap((tile) =>
    shifted
      .filter(({ url }) => url === tile.url)
      .map((other) => [other.left - tile.left, other.top - tile.top] as const),
  );
  assert.ok(same.length > 0);
  const pixelsPerMetre = view.pixelsPerDegree / 111_320;
  for (const [x, y] of same) {
    const metres = Math.hypot(x, y) / pixelsPerMetre;
    assert.ok(metres > 200 && metres < 1_000, `${metres} m`);
  }
});

test('nothing is asked for a map that is not there yet', () => {
  assert.deepEqual(tilesOver(view, { width: 0, height: 0 }, source), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amapLink } from './stop-link.ts';

test('a stop opens in Amap where Amap’s own coordinates have it', () => {
  // A published pair: WGS-84 31.280844 N, 120.596931 E is GCJ-02 31.278648624 N, 120.601099983 E (evil_transform's documentation).
  const link = new URL(amapLink({ longitude: 120.596931, latitude: 31.280844, name: '鹿乡服务站' }));
  const [east = 0, north = 0] = (link.searchParams.get('position') ?? '').split(',').map(Number);
  assert.ok(Math.abs(east - 120.60109998) < 0.00002 && Math.abs(north - 31.27864862) < 0.00002, `${east}, ${north}`);
  assert.deepEqual(
    [link.origin + link.pathname, link.searchParams.get('coordinate'), link.searchParams.get('name')],
    ['https://uri.amap.com/marker', 'gaode', '鹿乡服务站'],
  );
});

test('outside China nothing is shifted', () => {
  const [east = 0] = (
    new URL(amapLink({ longitude: 139.69, latitude: 35.68, name: 'Tokyo' })).searchParams.get('position') ?? ''
  )
    .split(',')
    .map(Number);
  assert.equal(east, 139.69);
});

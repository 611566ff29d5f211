import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingTyped, pairIn, positionTyped } from './typed-position.ts';

/** Metres between two positions of which both are close together, about. */
const apart = (typed: ReturnType<typeof positionTyped>, longitude: number, latitude: number) =>
  Math.hypot(
    ((typed?.longitudeMicrodegrees ?? 0) / 1e6 - longitude) * 95_000,
    ((typed?.latitudeMicrodegrees ?? 0) / 1e6 - latitude) * 111_000,
  );

test('a position read off Amap is kept where it lies, not where Amap draws it', () => {
  // A published pair: WGS-84 31.280844 N, 120.596931 E is GCJ-02 31.278648624 N, 120.601099983 E (evil_transform's documentation).
  const typed = { longitude: '120.601099983', latitude: '31.278648624' };
  assert.ok(apart(positionTyped({ ...typed, from: 'gcj02' }), 120.596931, 31.280844) < 2);
  assert.ok(apart(positionTyped({ ...typed, from: 'wgs84' }), 120.596931, 31.280844) > 400);
  // Baidu's lies some 900 m further off.
  assert.ok(apart(positionTyped({ ...typed, from: 'bd09' }), 120.596931, 31.280844) > 400);
});

test('a position is none before somebody said which map it is from, or where it is no figure', () => {
  const typed = { longitude: '105.65', latitude: '25.39' };
  assert.equal(positionTyped({ ...nothingTyped, ...typed }), undefined);
  assert.equal(positionTyped({ longitude: '105.65E', latitude: '25.39', from: 'wgs84' }), undefined);
  assert.deepEqual(positionTyped({ ...typed, from: 'wgs84' }), {
    longitudeMicrodegrees: 105_650_000,
    latitudeMicrodegrees: 25_390_000,
  });
});

test('both figures pasted at once are told apart', () => {
  assert.deepEqual(['105.650012,25.390001', ' 105.65， 25.39 ', '105.65 25.39'].map(pairIn), [
    { longitude: '105.650012', latitude: '25.390001' },
    { longitude: '105.65', latitude: '25.39' },
    { longitude: '105.65', latitude: '25.39' },
  ]);
  assert.deepEqual(['105.65', '', '105,65'].map(pairIn), [undefined, undefined, undefined]);
});

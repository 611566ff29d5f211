import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deskScreens } from '../src/desk/screens.ts';
import { entriesOf } from './screen-entries.ts';

/** What stands in an address and is no view: what is searched by, and what is open or asked for once. */
const noView = new Set(['query', 'act', 'open', 'place', 'first', 'day']);
/** Not lists: pages of a day, a figure or a map, and a work that is gone through scan by scan. */
const noLists = new Set([
  '/loops',
  '/loop-costs/per-parcel',
  '/map',
  '/fleet',
  '/parcels/load',
  '/loop-costs/settings',
]);

/** The filters that a screen's source reads from its address. */
function filtersIn(source: string): readonly string[] {
  const named = [...source.matchAll(/useFilter\('([a-z]+)'\)/g)].map(([, name = '']) => name);
  return [
    ...named.filter((name) => !noView.has(name)),
    ...(source.includes('useDays()') ? ['days'] : []),
    ...(/\bMonthFilter\b/.test(source) ? ['month'] : []),
    ...(/\bsort: \{ name:/.test(source) || source.includes('useSorting()') ? ['sort'] : []),
  ];
}

test('every list of the desk whose state stands in its address can keep it as a view, no more and no less, but for what is searched by', () => {
  const entries = entriesOf();
  const screens: readonly [string, { readonly views?: readonly string[] }][] = Object.entries(deskScreens);
  for (const [address, { views = [] }] of screens) {
    assert.ok(!views.includes('query'), address);
    const file = entries.get(address);
    if (file === undefined || noLists.has(address)) continue;
    const source = readFileSync(file, 'utf8');
    const read = filtersIn(source);
    assert.deepEqual(
      read.filter((name) => !views.includes(name)),
      [],
      `${address} reads what no view keeps`,
    );
    assert.deepEqual(
      views.filter((name) => !read.includes(name) && !source.includes(`'${name}'`)),
      [],
      `${address} keeps what it does not read`,
    );
  }
});

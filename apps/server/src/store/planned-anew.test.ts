import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { loadNamed } from './load.ts';

test('what ids name is looked up by a plan that is made anew as tables grow: each time it was asked twice as often', async (t) => {
  const names: string[] = [];
  const client = new pg.Client();
  t.mock.method(client, 'query', ({ name }: { readonly name: string }) => {
    names.push(name);
    return Promise.resolve({ rows: [] });
  });
  for (let asked = 0; asked < 64; asked += 1) await loadNamed(client, new Map(), []);
  const plans = names.filter((name, at) => name !== names[at - 1]);
  assert.equal(new Set(names).size, plans.length, 'none is gone back to');
  assert.equal(plans.length, 7, plans.join(', '));
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { WorkingSet } from './kernel/index.ts';
import { network, rulesOf, withFoundation } from './manifests.ts';
import { newId } from './test-county.ts';
import { isProblemCode, wholeCounty } from './whole.ts';

describe('the rules of some modules', () => {
  const few = rulesOf(withFoundation([network]));
  const state = () => new WorkingSet(few.kinds, few.kinds);
  const recorded = { seq: 1, at: 0, countsFrom: 0, by: newId() };

  test('are those that the whole county has, and no others', () => {
    for (const [type, kind] of few.commands) assert.equal(wholeCounty.commands.has(type), true, kind.type);
    assert.ok(few.commands.has('open-station') && !few.commands.has('place-order'));
    assert.ok('station' in few.kindTable && !('order' in few.kindTable));
    for (const code of Object.keys(few.problems)) assert.ok(isProblemCode(code), code);
    assert.ok(!('stock-short' in few.problems));
  });

  test('refuse in words what is of another module, and stop at its events and rows as at a fault of ours', () => {
    const bound = few.bind({ id: newId(), type: 'place-order', at: 0, payload: {} }, '220112', newId());
    assert.deepEqual(bound, { refusal: { code: 'not-done-here', details: { type: 'place-order' } }, where: undefined });
    const moved = { type: 'OrderReceived', data: { order: newId() } } as const;
    assert.throws(() => few.evolve(state(), moved, recorded), /OrderReceived is an event of no module that is here/);
    assert.throws(() => state().get('order', newId()), /order is a kind of no module that is here/);
  });
});

test('what a schema says of a field is the code of a refusal', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const said = sources.flatMap((name) =>
    [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/\berror: '([^']+)'/g)].map(([, code]) => code),
  );
  assert.ok(said.length > 20, `${said.length} were found`);
  for (const code of said) assert.ok(isProblemCode(code), code);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Villager } from '../purchasing/index.ts';
import { Fault } from './fault.ts';
import { WorkingSet } from './state.ts';

const notTold = { amended: 0, consentNotice: null, consentChannel: null, consentAt: null };
const villager = (id: string, erased = false): Villager => ({
  id,
  station: 's',
  village: '220112102201',
  erased,
  ...notTold,
});
const emptySet = () => new WorkingSet(['villager', 'station', 'product', 'account'], ['account']);

describe('a working set', () => {
  test('takes reading what was not declared for a fault, and what is known to be absent for absent', () => {
    const state = emptySet();
    assert.throws(() => state.get('villager', 'v'), Fault);
    state.load('villager', 'v', undefined);
    assert.equal(state.get('villager', 'v'), undefined);
    assert.equal(state.get('account', 'any'), undefined);
  });

  test('goes back to its mark: changed rows, new rows and rows not known before', () => {
    const state = emptySet();
    state.load('villager', 'known', villager('known'));
    state.load('villager', 'absent', undefined);
    state.mark();
    state.put('villager', villager('known', true));
    state.put('villager', villager('known', false));
    state.put('villager', villager('absent'));
    state.put('villager', villager('unheard'));
    state.rollback();
    assert.deepEqual(state.get('villager', 'known'), villager('known'));
    assert.equal(state.get('villager', 'absent'), undefined);
    assert.throws(() => state.get('villager', 'unheard'), Fault);
    assert.deepEqual(
      [...state.takeChanges().values()].flat(),
      [villager('known')],
      'a row as it was may be saved again, no other',
    );
  });

  test('keeps what came before the mark when it goes back', () => {
    const state = emptySet();
    state.put('villager', villager('first'));
    state.mark();
    state.put('villager', villager('first', true));
    state.rollback();
    assert.deepEqual(state.takeChanges().get('villager'), [villager('first')]);
  });

  test('hands over each changed row once, as it is at last', () => {
    const state = emptySet();
    state.put('villager', villager('v'));
    state.put('villager', villager('v', true));
    assert.deepEqual([...state.takeChanges()], [['villager', [villager('v', true)]]]);
    assert.equal(state.takeChanges().size, 0);
  });

  test('lets go of rows that are not held whole, and refuses to while one is unsaved', () => {
    const state = emptySet();
    state.put('villager', villager('v'));
    state.put('account', { id: 'sales', balanceFen: 5 });
    assert.throws(() => state.trim(), Fault);
    assert.equal(state.trimmable, 1, 'what is held whole counts for nothing');
    state.takeChanges();
    state.trim();
    assert.ok(!state.has('villager', 'v') && state.get('account', 'sales')?.balanceFen === 5);
    assert.equal(state.trimmable, 0);
  });

  describe('with a kind that is fetched when asked for', () => {
    const asking = () => new WorkingSet(['villager', 'account'], [], ['account']);
    const book = (state: WorkingSet) => {
      const sales = state.get('account', 'sales')?.balanceFen ?? 0;
      state.put('account', { id: 'sales', balanceFen: sales - 5 });
      state.put('account', { id: 'bank', balanceFen: (state.get('account', 'bank')?.balanceFen ?? 0) + 5 });
      return sales;
    };

    test('names all that an attempt asked for, and leaves nothing of it; once that is fetched, it is done', () => {
      const state = asking();
      assert.deepEqual(
        state.attempt(() => book(state)),
        {
          missing: {
            rows: [
              ['account', 'sales'],
              ['account', 'bank'],
            ],
            whole: [],
          },
        },
      );
      assert.equal(state.takeChanges().size, 0);
      state.load('account', 'sales', { id: 'sales', balanceFen: -7 });
      state.load('account', 'bank', undefined);
      assert.deepEqual(
        state.attempt(() => book(state)),
        { done: -7 },
      );
      assert.deepEqual(state.takeChanges().get('account'), [
        { id: 'sales', balanceFen: -12 },
        { id: 'bank', balanceFen: 5 },
      ]);
    });

    test('asks for all rows as for one, and forgets with the next trim that it has them all', () => {
      const state = asking();
      const all = () => state.attempt(() => state.all('account').length);
      assert.deepEqual(all(), { missing: { rows: [], whole: ['account'] } });
      state.load('account', 'sales', { id: 'sales', balanceFen: 0 });
      state.loadedWhole('account');
      assert.deepEqual(all(), { done: 1 });
      state.trim();
      assert.deepEqual(all(), { missing: { rows: [], whole: ['account'] } });
    });

    test('goes by what is missing where a rule stumbles over it, and by the fault where nothing is', () => {
      const state = asking();
      const stumble = () => state.attempt(() => assert.ok(state.get('account', 'sales')));
      assert.ok('missing' in stumble());
      state.load('account', 'sales', undefined);
      assert.throws(stumble);
    });

    test('takes asking outside of an attempt, or for what is declared, for a fault', () => {
      const state = asking();
      assert.throws(() => state.get('account', 'sales'), Fault);
      assert.throws(() => state.all('account'), Fault);
      assert.throws(() => state.attempt(() => state.get('villager', 'v')), Fault);
    });
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { commands, judge } from './whole.ts';
import { COUNTY, newId, TestCounty } from './test-county.ts';
import { SYSTEM, SYSTEM_ID, WorkingSet } from './kernel/index.ts';
import { textFieldsOf } from './test-schema-leaves.ts';

/** Ids that only the system may name: its own, and any other UUIDv8, in small letters or in capitals, alone or within a text. */
const reserved = fc.oneof(
  fc.constantFrom(SYSTEM_ID, SYSTEM_ID.toUpperCase(), `village:${SYSTEM_ID}`),
  fc.uuid({ version: 8 }),
);

describe('an id of the system’s is refused from people', () => {
  for (const [type, kind] of commands) {
    const fields = [
      ...textFieldsOf(kind.schema, 'payload').map((field) => ({ ...field, part: 'payload' as const })),
      ...(kind.personalSchema === undefined ? [] : textFieldsOf(kind.personalSchema, 'personal')).map((field) => ({
        ...field,
        part: 'personal' as const,
      })),
    ];
    test(`in every field of ${type}, and as its own id`, () => {
      fc.assert(
        fc.property(reserved, (text) => {
          const sent = { id: newId(), type, at: 0, payload: {}, personal: {} };
          for (const field of fields) {
            const bound = kind.bind({ ...sent, [field.part]: field.with(text) }, COUNTY, newId());
            assert.equal('malformed' in bound && bound.malformed, 'id-reserved', `${field.path}: ${text}`);
          }
          const named = kind.bind({ ...sent, id: text }, COUNTY, newId());
          assert.equal('malformed' in named && named.malformed, 'id-reserved');
        }),
        { numRuns: 10 },
      );
    });
  }
});

describe('whoever is written as the system is not the system', () => {
  test('a person by the system’s recorded id may do nothing, whatever roles a journal gave that id', () => {
    const county = new TestCounty().begin();
    assert.equal(county.say('receive-stock', { product: county.product, quantity: 1 }).to, 'accepted');
    assert.equal(
      county.say('receive-stock', { product: county.product, quantity: 1 }, { by: SYSTEM_ID }).to,
      'account-closed',
    );
    const state = new WorkingSet(['member', 'product'], ['member', 'product']);
    state.load('member', SYSTEM_ID, {
      id: SYSTEM_ID,
      holdings: [{ role: 'county-clerk', place: COUNTY, since: 0 }],
      leftAt: null,
      emptied: [],
    });
    const payload = { product: newId(), quantity: 1 };
    const said = (by: string | typeof SYSTEM) => {
      const bound = commands
        .get('receive-stock')
        ?.bind({ id: newId(), type: 'receive-stock', at: 0, payload }, COUNTY, by);
      assert.ok(bound !== undefined && !('malformed' in bound));
      const { decision } = judge(state, bound);
      return 'refusal' in decision ? decision.refusal.code : 'accepted';
    };
    assert.equal(said(SYSTEM_ID), 'account-closed');
    assert.equal(said(SYSTEM), 'product-unknown');
  });

  test('nothing read from text is ever the system', () => {
    assert.equal(JSON.stringify({ by: SYSTEM }), '{}');
    for (const word of [SYSTEM_ID, 'SYSTEM', String(SYSTEM)]) assert.notEqual(JSON.parse(JSON.stringify(word)), SYSTEM);
  });
});

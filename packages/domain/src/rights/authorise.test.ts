import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  capabilities,
  includes,
  opensToAnyone,
  reachesPlace,
  reachOf,
  roles,
  type Capability,
} from '../capabilities.ts';
import { SYSTEM, WorkingSet } from '../kernel/index.ts';
import { authorise, placesWith } from './authorise.ts';
import type { Member } from './member.ts';

const named = Object.keys(capabilities).filter((word): word is Capability => word in capabilities);

function stateWith(...members: readonly Pick<Member, 'id' | 'holdings'>[]): WorkingSet {
  const state = new WorkingSet(['member'], ['member']);
  for (const member of members) state.load('member', member.id, { ...member, leftAt: null, emptied: [] });
  return state;
}

describe('a person may do what their role includes, at the places it covers', () => {
  const places = ['220112', '220112102', '220112102201'];
  const wheres = [...places, '220112102202', '220112103201', '220113', '520603101201'];

  for (const role of roles) {
    test(`${role}: every capability at every place, inside and outside`, () => {
      const short = (capability: Capability) => (reachOf(role, capability) === 'own' ? 'not-yours' : 'not-allowed');
      let allowed = named.filter((capability) => reachOf(role, capability) === 'own').length;
      for (const capability of named) {
        for (const place of places) {
          const state = stateWith({ id: 'p', holdings: [{ role, place, since: 0 }] });
          for (const where of wheres) {
            const expected = !reachesPlace(role, capability)
              ? short(capability)
              : where.startsWith(place)
                ? undefined
                : 'not-your-place';
            assert.equal(
              authorise(state, 'p', capability, where)?.code,
              expected,
              `${capability} of ${role} at ${place}, done at ${where}`,
            );
            if (expected === undefined) allowed += 1;
          }
          assert.equal(
            authorise(state, 'p', capability, undefined)?.code,
            reachesPlace(role, capability) ? undefined : short(capability),
          );
        }
      }
      assert.ok(allowed > 0, 'the role is of some use');
    });
  }

  test('several roles add up, each at its own place', () => {
    const state = stateWith({
      id: 'p',
      holdings: [
        { role: 'station-partner', place: '220112102201', since: 0 },
        { role: 'programme-officer', place: '220112', since: 0 },
      ],
    });
    assert.equal(authorise(state, 'p', 'orders.place', '220112102201'), undefined);
    assert.equal(authorise(state, 'p', 'orders.place', '220112102202')?.code, 'not-your-place');
    assert.equal(authorise(state, 'p', 'orders.read', '220112102202'), undefined);
    assert.equal(authorise(state, 'p', 'roles.grant', '220112')?.code, 'not-allowed');
  });

  test('nobody known, and whoever holds nothing any more, has a closed account', () => {
    const state = stateWith({ id: 'past', holdings: [] });
    for (const by of ['past', 'unknown'])
      assert.equal(authorise(state, by, 'county.read', '220112')?.code, 'account-closed');
  });

  test('the county’s own clockwork may do everything', () => {
    for (const capability of named) assert.equal(authorise(stateWith(), SYSTEM, capability, '220112'), undefined);
  });

  test('a role that reaches its holder’s own alone reaches nothing of another’s, nothing of nobody’s, wherever it is held', () => {
    const state = stateWith({ id: 'p', holdings: [{ role: 'vehicle-owner', place: '220112', since: 0 }] });
    assert.equal(authorise(state, 'p', 'own-pay.read', '220112', 'p'), undefined);
    for (const owner of ['q', undefined])
      assert.equal(authorise(state, 'p', 'own-pay.read', '220112', owner)?.code, 'not-yours');
    const member = { id: 'p', holdings: [{ role: 'vehicle-owner' as const, place: '220112', since: 0 }] };
    for (const capability of named) assert.deepEqual(placesWith(member, capability), [], capability);
  });

  test('a guest may do what is open to anyone, to what is theirs, and nothing else whatever id theirs is', () => {
    const state = stateWith({ id: 'p', holdings: [{ role: 'county-clerk', place: '220112', since: 0 }] });
    for (const capability of named) {
      const own = authorise(state, { guest: 'p' }, capability, '220112', 'p')?.code;
      assert.equal(own, opensToAnyone(capability) ? undefined : 'not-yours', capability);
      for (const owner of ['q', undefined])
        assert.equal(authorise(state, { guest: 'p' }, capability, '220112', owner)?.code, 'not-yours', capability);
    }
  });

  test('every capability is some role’s or open to anyone, and reads are limited to the places of the roles that include them', () => {
    for (const capability of named)
      assert.ok(opensToAnyone(capability) || roles.some((role) => includes(role, capability)), capability);
    const member = {
      id: 'p',
      holdings: [
        { role: 'driver', place: '220112', since: 0 },
        { role: 'station-partner', place: '220112102201', since: 0 },
      ],
    } as const;
    assert.deepEqual(placesWith(member, 'villagers.read'), ['220112102201']);
  });
});

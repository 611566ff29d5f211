import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reachesPlace, roles, surfaceOf, type Capability, type Role } from '@yangui/domain';
import { deskScreens } from './screens.ts';
import { closingsOf, standsFor, todayItems, todayRule, type TodayItem } from './today-items.ts';
import { dayOf, type Waiting } from './waiting.ts';

const items = Object.keys(todayItems).filter((item): item is TodayItem => item in todayItems);
const lookingAs = (...of: readonly Role[]) => ({
  roles: of,
  may: (capability: Capability) => of.some((role) => reachesPlace(role, capability)),
});
const wait = (item: TodayItem, count = 1): Waiting => ({ item, icon: 'clock', what: item, hint: '', href: '/', count });
const shownTo = (...of: readonly Role[]) =>
  dayOf(
    items.map((item) => wait(item)),
    lookingAs(...of),
  ).flatMap(({ waiting }) => waiting.map(({ item }) => item));

describe('Today', () => {
  test('shows each role nothing that it can do nothing about, and leads to no screen that is shut to it', () => {
    for (const role of roles) {
      for (const item of shownTo(role)) {
        const { act, at } = todayRule(item);
        assert.ok(reachesPlace(role, act), `${role} may ${act}: ${item}`);
        assert.ok(reachesPlace(role, deskScreens[at].needs), `${role} may open ${at}: ${item}`);
      }
      // What the table gives a role is what stands there: no line of it is idle.
      const given = items.filter((item) => todayRule(item).roles.includes(role));
      assert.deepEqual(new Set(shownTo(role)), new Set(given), role);
      assert.equal(given.length > 0, surfaceOf[role] === 'desk', role);
    }
  });

  test('is another day for each role: the approver signs and sends, the clerk counts and sends, the officer confirms', () => {
    assert.deepEqual(shownTo('finance-approver'), [
      'payouts-bounced',
      'proposals',
      'settlements-to-approve',
      'payouts-to-instruct',
      'payouts-with-bank',
    ]);
    assert.deepEqual(shownTo('programme-officer'), ['proposals']);
    assert.deepEqual(shownTo('administrator'), [
      'devices-in-trouble',
      'phones-in-trouble',
      'proposals',
      'stations-vacant',
    ]);
    assert.ok(!shownTo('county-clerk').includes('settlements-to-approve'));
    assert.deepEqual(closingsOf(['finance-approver']), ['sign', 'send']);
    assert.deepEqual(closingsOf(['county-clerk']), ['count', 'sign', 'send']);
    assert.deepEqual(closingsOf(['programme-officer']), ['sign']);
    assert.deepEqual(closingsOf(['driver']), []);
  });

  test('is the day of all that somebody is, and of no role whose power they hold nowhere here', () => {
    const both = shownTo('county-clerk', 'finance-approver');
    assert.ok(both.includes('remittances') && both.includes('settlements-to-approve'));
    assert.ok(!standsFor('remittances', { roles: ['county-clerk'], may: () => false }));
    assert.ok(!standsFor('remittances', { roles: ['programme-officer'], may: () => true }));
  });

  test('has what is wrong before what waits, and routine last, whatever module says it; what there is none of is not said', () => {
    const said = [
      wait('rebates-due'),
      wait('orders-to-confirm'),
      wait('bags-unsigned', 0),
      wait('payouts-bounced'),
      wait('late-records'),
      wait('vans-stuck'),
    ];
    assert.deepEqual(
      dayOf(said, lookingAs('county-clerk')).map(({ section, waiting }) => [section, waiting.map(({ item }) => item)]),
      [
        ['wrong', ['vans-stuck', 'payouts-bounced']],
        ['waits', ['orders-to-confirm', 'late-records']],
        ['routine', ['rebates-due']],
      ],
    );
    assert.deepEqual(dayOf([wait('vans-stuck', 0)], lookingAs('county-clerk')), []);
  });

  test('keeps the line on which something was done, also once nothing of it waits any more, and for nobody whose it is not', () => {
    const done = new Set<TodayItem>(['orders-to-receive']);
    const said = [wait('orders-to-receive', 0), wait('rebates-due', 0)];
    assert.deepEqual(
      dayOf(said, lookingAs('county-clerk'), done).flatMap(({ waiting }) => waiting.map(({ item }) => item)),
      ['orders-to-receive'],
    );
    assert.deepEqual(dayOf(said, lookingAs('finance-approver'), done), []);
  });
});

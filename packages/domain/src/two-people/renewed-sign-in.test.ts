import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { Role } from '../capabilities.ts';
import { DAY } from '../kernel/index.ts';
import { COUNTY, newId, TestCounty } from '../test-county.ts';

describe('a sign-in that somebody opened anew', () => {
  let county: TestCounty;
  let [administrator, approver, officer] = ['', '', ''];
  let now = 0;
  beforeEach(() => {
    county = new TestCounty().begin();
    const appointed = (role: Role) => {
      const person = newId();
      county.must('grant-role', { person, role, place: COUNTY });
      county.must('make-sign-in', { person }, { personal: { signInName: `n${person.slice(-6)}`, name: '同事' } });
      return person;
    };
    [administrator, approver, officer] = [
      appointed('administrator'),
      appointed('finance-approver'),
      appointed('programme-officer'),
    ];
    county.must('let-one-act', { until: null });
    now = Date.now() + 30 * DAY;
  });

  const opensAnew = (by: string, person: string) =>
    county.must('make-sign-in', { person }, { by, at: now, personal: { signInName: 'anew', name: '同事' } });
  const proposedBy = (by: string) => {
    const id = newId();
    const role = { person: newId(), role: 'county-clerk', place: COUNTY };
    const { events } = county.must('grant-role', role, { by, id, at: now });
    assert.equal(events[0]?.type, 'ActProposed');
    return id;
  };
  const confirms = (by: string, proposal: string, at = now) =>
    county.say('confirm-proposal', { proposal }, { by, at }).to;

  test('is no second person to who opened it, until its own person must have missed it', () => {
    const proposal = proposedBy(administrator);
    opensAnew(administrator, approver);
    assert.equal(confirms(approver, proposal), 'sign-in-renewed');
    assert.equal(confirms(approver, proposal, now + 8 * DAY), 'accepted');
  });

  test('nor are two that a third opened, nor who opened the proposer’s', () => {
    const other = newId();
    county.must('grant-role', { person: other, role: 'administrator', place: COUNTY }, { at: now - 20 * DAY });
    opensAnew(other, administrator);
    opensAnew(other, approver);
    const proposal = proposedBy(administrator);
    assert.equal(confirms(approver, proposal), 'sign-in-renewed');
    assert.equal(confirms(other, proposal), 'sign-in-renewed');
    assert.equal(confirms(officer, proposal), 'accepted', 'the officer was let be');
  });

  test('does not let one person act, where it is the officer’s', () => {
    opensAnew(administrator, officer);
    const lift = () => county.say('let-one-act', { until: now + DAY }, { by: officer, at: now }).to;
    assert.equal(lift(), 'sign-in-renewed');
    now += 8 * DAY;
    assert.equal(lift(), 'accepted');
  });

  test('is a second person at once where it is the first, made with the first role', () => {
    const clerk = newId();
    const proposal = proposedBy(administrator);
    county.must('grant-role', { person: clerk, role: 'county-clerk', place: COUNTY }, { at: now });
    county.must(
      'make-sign-in',
      { person: clerk },
      { by: administrator, at: now, personal: { signInName: 'new', name: '新人' } },
    );
    assert.equal(confirms(clerk, proposal), 'accepted');
  });
});

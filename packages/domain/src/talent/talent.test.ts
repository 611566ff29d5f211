import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId, TestCounty } from '../test-county.ts';
import { TALENT_NOTICE_VERSION } from './talent.ts';

const said = {
  kind: 'worker',
  village: '220112102201',
  skills: ['live'],
  wish: 'maybe',
  wishFrom: '2027-02',
  awaySince: '2019-08',
} as const;
const found = {
  source: 'lecture',
  consentOn: '2026-11-01',
  consentChannel: 'paper',
  consentNotice: TALENT_NOTICE_VERSION,
} as const;
const called = { personal: { name: '归雁' } };

describe('somebody who might come home', () => {
  test('is what was said last, found as it was said first, and no more than counted once they withdrew', () => {
    const county = new TestCounty().begin();
    const talent = newId();
    const by = { by: county.clerk, ...called };
    assert.equal(county.say('register-talent', { talent, ...said, ...found }, by).to, 'accepted');
    assert.equal(county.say('amend-talent', { talent, from: 0, ...said, wish: 'yes' }, by).to, 'accepted');
    const { wish, source, amended, place } = county.row('talent', talent) ?? {};
    assert.deepEqual([wish, source, amended, place], ['yes', 'lecture', 1, said.village]);
    assert.equal(county.say('amend-talent', { talent, from: 0, ...said }, by).to, 'talent-amended');
    assert.equal(county.say('withdraw-talent', { talent }, { by: county.clerk }).to, 'accepted');
    const row = county.row('talent', talent);
    assert.deepEqual([row?.stage, row?.kind, row?.source], ['withdrawn', 'worker', 'lecture']);
    assert.deepEqual([row?.skills, row?.wishFrom, row?.awaySince], [[], null, null]);
    assert.equal(county.say('amend-talent', { talent, from: 2, ...said }, by).to, 'talent-withdrawn');
  });

  test('is kept by the liaison office alone', () => {
    const county = new TestCounty().begin();
    const register = (by: string) =>
      county.say('register-talent', { talent: newId(), ...said, ...found }, { by, ...called }).to;
    assert.equal(register(county.partner), 'not-allowed');
    assert.equal(register(newId()), 'account-closed');
  });
});

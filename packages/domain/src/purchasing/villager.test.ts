import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newId, TestCounty } from '../test-county.ts';

function register(county: TestCounty, more: object) {
  const villager = newId();
  const came = county.say('register-villager', { villager, station: county.station, ...more }, { by: county.partner });
  return { villager, came };
}

describe('registering a villager', () => {
  test('keeps which notice was read to them, how, and when', () => {
    const county = new TestCounty().begin();
    const { villager, came } = register(county, { consent: { noticeVersion: 1, channel: 'voice' } });
    assert.equal(came.to, 'accepted');
    const row = county.row('villager', villager);
    assert.deepEqual([row?.consentNotice, row?.consentChannel, row?.consentAt], [1, 'voice', county.now]);
  });

  test('goes on without a word about a notice, and then none is on record', () => {
    const county = new TestCounty().begin();
    const { villager, came } = register(county, {});
    assert.equal(came.to, 'accepted');
    assert.equal(county.row('villager', villager)?.consentAt, null);
    const [event] = came.events;
    assert.ok(event?.type === 'VillagerRegistered' && !('consent' in event.data), 'and the event is as it always was');
  });

  test('refuses a notice that nobody has written, and a way that nobody was told by', () => {
    const county = new TestCounty().begin();
    for (const consent of [
      { noticeVersion: 99, channel: 'voice' },
      { noticeVersion: 0, channel: 'voice' },
      { noticeVersion: 1, channel: 'silence' },
    ]) {
      assert.equal(register(county, { consent }).came.to, 'malformed-command');
    }
  });

  test('leaves the notice on record when the name is erased: it tells nothing about who it was', () => {
    const county = new TestCounty().begin();
    const { villager } = register(county, { consent: { noticeVersion: 1, channel: 'paper' } });
    county.must('erase-villager', { villager }, { by: county.clerk });
    assert.deepEqual(
      [county.row('villager', villager)?.erased, county.row('villager', villager)?.consentChannel],
      [true, 'paper'],
    );
  });
});

describe('recording a notice later', () => {
  const consent = { noticeVersion: 1, channel: 'paper' } as const;

  test('keeps which, how and when for somebody who was registered without one, and asks nobody twice', () => {
    const county = new TestCounty().begin();
    county.wait(3);
    county.must('record-notice', { villager: county.villager, consent }, { by: county.partner });
    const row = county.row('villager', county.villager);
    assert.deepEqual([row?.consentNotice, row?.consentChannel, row?.consentAt], [1, 'paper', county.now]);
    assert.equal(
      county.say('record-notice', { villager: county.villager, consent }, { by: county.clerk }).to,
      'notice-given',
    );
  });

  test('is refused for whom nobody registered, whom somebody else serves, and who was erased', () => {
    const county = new TestCounty().begin();
    assert.equal(
      county.say('record-notice', { villager: newId(), consent }, { by: county.partner }).to,
      'villager-unknown',
    );
    assert.equal(
      county.say('record-notice', { villager: county.villager, consent }, { by: newId() }).to,
      'account-closed',
    );
    county.must('erase-villager', { villager: county.villager }, { by: county.clerk });
    assert.equal(
      county.say('record-notice', { villager: county.villager, consent }, { by: county.partner }).to,
      'villager-erased',
    );
  });
});

describe('correcting what is held about a villager', () => {
  test('says in the journal only whom it was about, and of the books changes only how often that was', () => {
    const county = new TestCounty().begin();
    const before = county.row('villager', county.villager);
    const { events } = county.must('amend-villager', { villager: county.villager }, { by: county.partner });
    assert.deepEqual(events, [{ type: 'VillagerAmended', data: { villager: county.villager } }]);
    assert.deepEqual(county.row('villager', county.villager), { ...before, amended: 1 });
  });

  test('is refused to who began before somebody else did it', () => {
    const county = new TestCounty().begin();
    const amend = (from: number) =>
      county.say('amend-villager', { villager: county.villager, from }, { by: county.partner });
    assert.equal(amend(0).to, 'accepted');
    assert.equal(amend(0).to, 'villager-amended');
    assert.equal(amend(1).to, 'accepted');
  });

  test('is refused once they are erased', () => {
    const county = new TestCounty().begin();
    county.must('erase-villager', { villager: county.villager }, { by: county.clerk });
    assert.equal(
      county.say('amend-villager', { villager: county.villager }, { by: county.partner }).to,
      'villager-erased',
    );
  });
});

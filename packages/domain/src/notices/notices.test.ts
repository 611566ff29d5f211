import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reachesPlace } from '../capabilities.ts';
import { eventRules } from '../whole.ts';
import {
  isQuiet,
  messageRules,
  messageTemplates,
  messageText,
  nameSaid,
  noticeRules,
  quietHours,
  waitingCode,
  type NoticeLine,
} from './index.ts';

/** A moment of a day in China. */
const at = (clock: string) => Date.parse(`2026-11-30T${clock}:00+08:00`);

describe('who is told of what', () => {
  const lines: readonly (readonly [string, NoticeLine])[] = Object.entries(noticeRules).flatMap(([event, some]) =>
    some.map((line: NoticeLine): readonly [string, NoticeLine] => [event, line]),
  );

  test('is told by no role that may not read what it is about', () => {
    for (const [event, line] of lines)
      if ('role' in line) assert.ok(reachesPlace(line.role, line.right), `${line.role} reads what ${event} is about`);
  });

  test('names events that there are, and no line twice', () => {
    for (const [event] of lines) assert.ok(Object.hasOwn(eventRules, event), event);
    const said = lines.map((line) => JSON.stringify(line));
    assert.equal(new Set(said).size, said.length);
  });
});

describe('quiet hours', () => {
  const night = { fromMinute: 21 * 60, toMinute: 7 * 60 };
  const noon = { fromMinute: 12 * 60, toMinute: 14 * 60 };

  test('go over midnight by the clock in China, from their first minute up to their last', () => {
    assert.deepEqual(
      ['20:59', '21:00', '23:59', '00:00', '06:59', '07:00'].map((clock) => isQuiet(night, at(clock))),
      [false, true, true, true, true, false],
    );
  });

  test('may lie within a day, and are nobody’s who set none', () => {
    assert.deepEqual(
      ['11:59', '12:00', '13:59', '14:00'].map((clock) => isQuiet(noon, at(clock))),
      [false, true, true, false],
    );
    assert.equal(isQuiet(null, at('03:00')), false);
  });

  test('that end as they begin are none that can be set', () => {
    assert.equal(quietHours.safeParse({ fromMinute: 60, toMinute: 60 }).success, false);
    assert.equal(quietHours.safeParse({ fromMinute: 0, toMinute: 1_440 }).success, false);
    assert.equal(quietHours.safeParse(night).success, true);
  });
});

describe('the text of a message', () => {
  const nothing = { name: null, station: null, count: 1, code: null, amount: null };
  const all = { name: '李桂兰', station: '鹿缘社区服务站', count: 3, code: '0417', amount: '128.50' };

  test('says who, what, where and the code', () => {
    assert.equal(
      messageText('parcel-here', 'zh', all),
      '李桂兰，您有 3 件包裹到了村里的服务站（鹿缘社区服务站），取件码 0417。取件不收费。',
    );
    assert.equal(messageText('paid', 'zh', all), '李桂兰，应付给您的 128.50 元已付到您的收款账户，请查收。');
  });

  test('has no gap, bracket or hole in it, whatever is missing, in either language', () => {
    for (const template of messageTemplates)
      for (const language of ['zh', 'en'] as const)
        for (const filling of [
          nothing,
          all,
          { ...all, name: null },
          { ...nothing, name: '李' },
          { ...all, name: '' },
        ]) {
          const text = messageText(template, language, filling);
          assert.doesNotMatch(text, /[[\]{}]|null|undefined|（）|\s\s|^[，,\s]/, `${template} ${language}: ${text}`);
          assert.ok(text.length > 8);
        }
  });

  test('takes what looks like a hole in a name as the name it is', () => {
    assert.match(messageText('parcel-here', 'zh', { ...all, name: '{code}' }), /^\{code\}，/);
  });

  test('says no name that reads like an address or a number, or that makes two messages of one', () => {
    for (const name of ['李桂兰', '王秀英（二队）', '阿卜杜拉·买买提', "Mary-Ann O'Neil", '李桂兰 2', '欧阳春'])
      assert.equal(nameSaid(name), name);
    for (const name of [
      'www.x.cn 领奖',
      '退款 x.cn/a',
      '加微信13812345678',
      '李'.repeat(21),
      '李\n兰',
      '【银行】',
      '',
      null,
    ])
      assert.equal(nameSaid(name), null, name ?? '');
  });

  test('names what waits by the parcel’s own code, or the order’s short one', () => {
    assert.equal(waitingCode({ code: '0417' }), '0417');
    assert.equal(waitingCode({ order: '0193a1b2-0000-7000-8000-0000002c0fe1' }), '2C0FE1');
  });

  test('comes about by events that there are', () => {
    for (const event of Object.keys(messageRules)) assert.ok(Object.hasOwn(eventRules, event), event);
  });
});

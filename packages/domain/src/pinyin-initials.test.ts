import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { polyphonic } from 'pinyin-pro';
import { foundBy } from './pinyin-initials.ts';
import { dictionaryInitials, initialsTable } from './test-initials-table.ts';

/** The 3,755 characters of everyday writing: level 1 of GB 2312, which stands in the order of pinyin. */
const everyday = Array.from({ length: 0xd7 - 0xb0 + 1 }, (_, row) =>
  Array.from({ length: 94 }, (_unused, cell) =>
    new TextDecoder('gb2312').decode(Uint8Array.of(0xb0 + row, 0xa1 + cell)),
  ),
)
  .flat()
  .filter((character) => /^\p{Script=Han}$/u.test(character));

describe('a text is found by the first letters of its pinyin', () => {
  test('the table is what the dictionary says', () => {
    assert.equal(readFileSync(new URL('./initials-table.ts', import.meta.url), 'utf8'), initialsTable());
  });

  test('each everyday character by each of its readings, and by no letter besides', () => {
    assert.equal(everyday.length, 3_755);
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    for (const character of everyday)
      assert.equal(
        letters.filter((letter) => foundBy(letter, character)).join(''),
        Array.from(dictionaryInitials(character)).toSorted().join(''),
        character,
      );
    assert.ok(polyphonic('重庆', { type: 'array' })[0]?.includes('chóng'));
  });

  test('the family names that were wrong, and what is read otherwise where it stands', () => {
    for (const [typed, text] of [
      ['l', '刘'],
      ['l', '罗'],
      ['l', '吕'],
      ['l', '卢'],
      ['l', '陆'],
      ['l', '龙'],
      ['l', '鹿'],
      ['l', '绿'],
      ['l', '路'],
      ['l', '六'],
      ['cq', '重庆小面'],
      ['cs', '长寿面'],
      ['yyh', '音乐盒'],
      ['dm', '东北大米'],
      ['dbdm', '东北 大米 10kg'],
      ['dm10kg', '大米 １０ｋｇ'],
      ['wcg', '尉迟恭'],
      ['ycg', '尉迟恭'],
      ['mqy', '万俟雅'],
      ['zgq', '曾国强'],
      ['cgq', '曾国强'],
      ['cb', '单于冰'],
      ['yx', '尉迟贤'],
      ['z', '喆'],
    ] as const)
      assert.equal(foundBy(typed, text), typed !== 'cb' && typed !== 'yx', `${typed} ${text}`);
  });

  test('wide letters and digits, capitals and blanks make no difference, in what is typed or in what is there', () => {
    assert.ok(
      foundBy('ｄｍ', '大米') &&
        foundBy(' DM ', '大米') &&
        foundBy('１０ｋｇ', '大米 10kg') &&
        foundBy('10kg', '大米１０ｋｇ'),
    );
    assert.ok(!foundBy('dn', '大米') && !foundBy('md', '大米'));
  });

  test('nothing typed finds everything, and a text that is not there nothing', () => {
    assert.ok(foundBy(undefined, '大米') && foundBy('  ', null) && !foundBy('dm', null));
  });
});

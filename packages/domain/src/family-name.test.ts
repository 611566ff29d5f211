import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { familyNameAsRead } from './family-name.ts';
import { foundBy } from './pinyin-initials.ts';

describe('names in the order of a Chinese dictionary', () => {
  const dictionary = new Intl.Collator('zh-u-co-pinyin');
  const inOrder = (names: readonly string[]) =>
    names.toSorted((one, other) => dictionary.compare(familyNameAsRead(one), familyNameAsRead(other)));

  test('follow the reading of the family name where its character has several', () => {
    // zēng zhā · qiú · shàn · xiè · ōu · gě · piáo · rén · qín · yùchí · mòqí
    assert.deepEqual(inOrder(['曾国强', '岑小平', '邹明', '赵刚', '郑和']), [
      '岑小平',
      '曾国强',
      '赵刚',
      '郑和',
      '邹明',
    ]);
    assert.deepEqual(inOrder(['查文斌', '柴进', '翟志刚', '詹天佑']), ['柴进', '查文斌', '翟志刚', '詹天佑']);
    assert.deepEqual(inOrder(['单雄信', '戴宗', '沙和', '邓飞']), ['戴宗', '邓飞', '沙和', '单雄信']);
    assert.deepEqual(inOrder(['仇英', '陈平', '秦明', '瞿秋']), ['陈平', '秦明', '仇英', '瞿秋']);
    assert.deepEqual(inOrder(['解珍', '姜维', '徐宁', '夏雨']), ['姜维', '夏雨', '解珍', '徐宁']);
    assert.deepEqual(inOrder(['区寄', '潘安', '聂政', '瞿昙']), ['聂政', '区寄', '潘安', '瞿昙']);
    assert.deepEqual(inOrder(['盖聂', '甘宁', '郭靖', '高渐']), ['甘宁', '高渐', '盖聂', '郭靖']);
    assert.deepEqual(inOrder(['尉迟恭', '卫青', '于谦', '袁绍']), ['卫青', '于谦', '尉迟恭', '袁绍']);
    assert.deepEqual(inOrder(['万俟雅', '万里', '孟轲', '穆桂']), ['孟轲', '万俟雅', '穆桂', '万里']);
  });

  test('keep one family together, apart from another that is read alike', () => {
    const both = ['区一鸣', '欧一鸣', '区二', '欧二', '区建国', '欧建国'];
    const families = inOrder(both)
      .map((name) => name.slice(0, 1))
      .join('');
    assert.match(families, /^(区{3}欧{3}|欧{3}区{3})$/);
  });

  test('are found by the initials of either reading', () => {
    assert.ok(foundBy('zgq', '曾国强') && foundBy('cgq', '曾国强') && foundBy('gq', '曾国强'));
    assert.ok(foundBy('wcg', '尉迟恭') && foundBy('ycg', '尉迟恭'));
    assert.ok(!foundBy('zxy', '王秀英'));
  });

  test('leave every other name as it is', () => {
    for (const name of ['王秀英', '万春', '令', 'Smith', '']) assert.equal(familyNameAsRead(name), name);
  });
});

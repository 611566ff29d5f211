import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nameOrder, textOrder } from './name-order.ts';

const surnames = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
);
const given = Array.from(
  '秀英桂兰建国志强德贵长河文斌俊杰晓东守田万春来顺金凤芝玉梅淑珍丽华明军平刚红燕飞涛超磊娜静敏伟',
);
const name = fc
  .tuple(fc.constantFrom(...surnames), fc.string({ unit: fc.constantFrom(...given), minLength: 1, maxLength: 2 }))
  .map((parts) => parts.join(''));

describe('keys of names', () => {
  test('sort as a Chinese dictionary does', () => {
    assert.deepEqual(
      ['诸葛亮', '王五', '阿宝', '李四', '张三', '6号', 'Zoe', '欧阳锋'].toSorted((one, other) =>
        nameOrder(one) < nameOrder(other) ? -1 : 1,
      ),
      ['6号', '阿宝', '李四', '欧阳锋', '王五', '张三', '诸葛亮', 'Zoe'],
    );
    const zeng = ['岑小平', '曾国强', '翟志刚', '詹天佑'].map(nameOrder);
    assert.deepEqual(zeng, zeng.toSorted());
  });

  test('agree with the collation that browsers sort by', () => {
    const dictionary = new Intl.Collator('zh-u-co-pinyin');
    // One letter decides at a time here and there, so that texts are compared whose first letters differ.
    fc.assert(
      fc.property(fc.constantFrom(...surnames, ...given), fc.constantFrom(...surnames, ...given), (one, other) => {
        const order = Math.sign(dictionary.compare(one, other));
        assert.equal(textOrder(one) < textOrder(other) ? -1 : textOrder(one) > textOrder(other) ? 1 : 0, order);
      }),
    );
  });

  test('are of plain letters and digits, four a character, and put a name before what it begins', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(...given), (short, more) => {
        assert.match(textOrder(short), /^([0-9a-z]{4})+$/);
        assert.ok(textOrder(short) < textOrder(short + more));
      }),
    );
    assert.ok(nameOrder('𬭎') > nameOrder('作'), 'a character that is in no list comes after those that are');
  });

  test('do not mind the case or spaces around', () => {
    assert.equal(nameOrder(' Anna '), nameOrder('anna'));
    assert.equal(nameOrder(' 曾国强'), nameOrder('曾国强'));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goodsName } from './goods-name.ts';

test('goods are called as merchants call them, and no picture or hidden sign is part of a name', () => {
  for (const name of [
    '【老年】保暖鞋',
    '★五常大米★ 10kg',
    '洗衣液_3kg|薰衣草',
    '袜子 ¥9.9~12=3双',
    'A+B [新] {特价}!',
    '酸梅汤®',
  ])
    assert.equal(goodsName.safeParse(name).success, true, name);
  for (const name of ['', '   ', '大米🌾', '大\u200B米', '大\n米', '大\u0000米', '米'.repeat(61)])
    assert.equal(goodsName.safeParse(name).success, false, JSON.stringify(name));
});

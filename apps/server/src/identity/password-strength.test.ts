import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneTimePassword } from './one-time-password.ts';
import { passwordProblem } from './password-strength.ts';

const about = { signInName: 'luxiang.wangfang', name: '王芳', phone: '13800138000' };
const problem = (password: string) => passwordProblem(password, about);

test('a password of what everybody chooses is refused: lists, love in figures, runs of keys, repeats, blanks', () => {
  for (const password of [
    'aaaaaaaaaa',
    '1234567890',
    '0987654321',
    'a123456789',
    '123456789a',
    'woaini1314',
    'woaini5201314',
    '5201314520',
    '5201314a123456',
    'qwertyuiop',
    '1qaz2wsx3edc',
    'abcabcabcabc',
    'Password123!',
    'P@ssw0rd123',
    'mima123456',
    'wodemima123',
    'woaizuguo123',
    'zhangwei1990',
    'zhongguo2026',
    'iloveyou1314',
    '19900101199001',
    '哈哈哈哈哈哈哈哈哈哈',
    '密码密码密码密码密码',
    '我爱你我爱你我爱你我爱你',
    '一二三四五六七八九十',
    '１２３４５６７８９０',
  ])
    assert.equal(problem(password), 'password-common', password);
  for (const blank of ['          ', '　　　　　　　　　　　', 'abc       '])
    assert.equal(problem(blank), 'password-weak');
});

test('a password of the person’s own names or phone is refused, also with a little behind it', () => {
  for (const password of [
    'luxiang.wangfang',
    'luxiang.wangfang1',
    'gnafgnaw.gnaixul',
    'luxiangwangfang',
    'luxiangwangfang1',
  ])
    assert.equal(problem(password), 'password-own-name', password);
  for (const password of ['13800138000', '13800138000a', '13800138000王芳', 'wangfang1990', 'WangFang2026'])
    assert.notEqual(problem(password), undefined, password);
});

test('a sentence of one’s own, and a made one, are taken', () => {
  for (const password of [
    '一对大雁向南飞去过冬',
    '另一个很长的密码句子',
    '门前老槐树下三只灰鸭',
    'correct horse battery',
    'geese over the wet field',
    oneTimePassword(),
  ])
    assert.equal(problem(password), undefined, password);
});

import type { SeededRandom } from './random.ts';

const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕');
const given = [
  '秀英',
  '桂兰',
  '玉珍',
  '凤琴',
  '淑华',
  '春梅',
  '小红',
  '丽',
  '芳',
  '敏',
  '静',
  '雪',
  '建国',
  '志强',
  '海',
  '军',
  '伟',
  '勇',
  '永福',
  '德贵',
  '长河',
  '文斌',
  '俊杰',
  '浩',
  '宇',
  '晓东',
  '国庆',
  '守田',
  '万春',
  '来顺',
  '金凤',
  '银花',
  '桂芝',
  '佳怡',
];

/** A made-up name of a person. */
export function personName(random: SeededRandom): string {
  return random.pick(surnames) + random.pick(given);
}

/** A made-up mobile number in a range that carriers do not give out to people (1 3 followed by zeros in the middle). */
export function phoneNumber(random: SeededRandom): string {
  return `1${random.pick(['38', '39', '50', '86'])}0000${random.between(1_000, 9_999)}`;
}

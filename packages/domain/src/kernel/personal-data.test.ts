import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fitOf, type Fit } from './personal-data.ts';

describe('whether somebody is who they say', () => {
  const cases: readonly (readonly [
    kept: string | null,
    phone: string | null,
    name: string,
    phoneEnd: string,
    fit: Fit,
  ])[] = [
    ['王秀英', '13912345678', '王秀英', '5678', 'fits'],
    ['王秀英', '13912345678', ' 王 秀英', '5678', 'fits'],
    ['阿依古丽·买买提', '0431-8412345', '阿依古丽买买提', '2345', 'fits'],
    ['Li Na', '13912345678', 'LI NA', '5678', 'fits'],
    ['王秀英', '13912345678', '王秀', '5678', 'differs'],
    ['王秀英', '13912345678', '王秀英', '1391', 'differs'],
    ['王**', '13912345678', '王秀英', '5678', 'fits'],
    ['王*英', '13912345678', '王秀英', '5678', 'fits'],
    ['王*英', '13912345678', '王秀', '5678', 'differs'],
    ['王女士', '13912345678', '王秀英', '5678', 'fits'],
    ['王女士', '13912345678', '李秀英', '5678', 'differs'],
    ['王女士', '13912345678', '王', '5678', 'differs'],
    ['王秀英', null, '王秀英', '5678', 'no-phone'],
    [null, null, '王秀英', '5678', 'no-phone'],
  ];
  for (const [kept, phone, name, phoneEnd, fit] of cases) {
    test(`${kept} ${phone}, said ${name} ${phoneEnd}: ${fit}`, () =>
      assert.equal(fitOf({ name: kept, phone }, { name, phoneEnd }), fit));
  }

  test('nobody fits who is not kept', () =>
    assert.equal(fitOf(undefined, { name: '王', phoneEnd: '5678' }), 'no-phone'));

  test('whatever the name, who says it as it is kept fits, and other digits never do', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 0, max: 9_999 }),
        (name, end, other) => {
          const phone = `1390000${String(end).padStart(4, '0')}`;
          if (!name.includes('*'))
            assert.equal(
              fitOf(
                { name, phone },
                { name: name.replace(/(先生|女士|小姐|太太|师傅|老师)$/, '某'), phoneEnd: phone.slice(-4) },
              ),
              'fits',
            );
          if (other !== end)
            assert.equal(fitOf({ name, phone }, { name, phoneEnd: String(other).padStart(4, '0') }), 'differs');
        },
      ),
    );
  });
});

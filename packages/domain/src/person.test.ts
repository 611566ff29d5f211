import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { phone, tidyPhone } from './person.ts';
import { saidOfPerson } from './purchasing/index.ts';

describe('A phone number', () => {
  test('is kept in one form, however it was typed', () => {
    const typed = [
      '13912345678',
      ' 139 1234 5678 ',
      '139-1234-5678',
      '１３９１２３４５６７８',
      '+86 139 1234 5678',
      '008613912345678',
    ];
    assert.deepEqual(
      typed.map((text) => phone.parse(text)),
      typed.map(() => '13912345678'),
    );
    assert.equal(phone.parse('０４３１－84221234'), '0431-84221234');
  });

  test('is refused where it is none', () => {
    for (const text of ['110', '1391234567', '86', '139123456780', '王秀英', ''])
      assert.equal(phone.safeParse(text).success, false, text);
    assert.equal(tidyPhone('８６１２'), '8612', 'the beginning of a number is not taken for China’s code');
  });

  test('is proved by its last four digits in any width', () => {
    assert.deepEqual(saidOfPerson.parse({ name: '王秀英', phoneEnd: ' ５６７８' }), {
      name: '王秀英',
      phoneEnd: '5678',
    });
    assert.equal(saidOfPerson.safeParse({ name: '王秀英', phoneEnd: '567' }).success, false);
  });
});

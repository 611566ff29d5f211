import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reads } from '@yangui/domain/reads';
import { deskScreens } from '../src/desk/screens.ts';
import { access as en } from '../src/i18n/en/access.ts';
import { access as zh } from '../src/i18n/zh/access.ts';

test('the access log calls every read that shows people by a name, in both languages', () => {
  const nameless = Object.entries(reads)
    .filter(([address, read]) => 'personal' in read && read.personal && !Object.hasOwn(deskScreens, address))
    .flatMap(([address]) => [
      ...(zh.reads[address] === undefined ? [`zh ${address}`] : []),
      ...(en.reads[address] === undefined ? [`en ${address}`] : []),
    ]);
  assert.deepEqual(nameless, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { believes, publicAddressFrom } from './public-address.ts';

test('the public address is an https origin and nothing else', () => {
  for (const [given, origin] of [
    ['https://luxiang.example', 'https://luxiang.example'],
    [' https://Luxiang.example/ ', 'https://luxiang.example'],
    ['https://luxiang.example:8443', 'https://luxiang.example:8443'],
    ['', undefined],
    [undefined, undefined],
  ] as const)
    assert.equal(publicAddressFrom({ YANGUI_ORIGIN: given }).origin, origin);
  for (const bad of [
    'luxiang.example',
    'http://luxiang.example',
    'https://luxiang.example/desk',
    'https://luxiang.example?a',
    'https://a@luxiang.example',
    'https://*.example',
    'https://',
    'true',
  ])
    assert.throws(() => publicAddressFrom({ YANGUI_ORIGIN: bad }), /^Error: YANGUI_ORIGIN is [^\n]+$/, bad);
});

test('a proxy is believed at its addresses and ranges, and one hop of it', () => {
  const trust = believes(publicAddressFrom({ YANGUI_PROXY: '10.0.0.2, 192.168.0.0/16,' }));
  for (const address of ['127.0.0.1', '::1', '10.0.0.2', '192.168.4.4', '::ffff:10.0.0.2']) {
    assert.ok(trust(address, 0), address);
    assert.ok(!trust(address, 1), address);
  }
  for (const address of ['10.0.0.3', '8.8.8.8', 'nonsense', '']) assert.ok(!trust(address, 0), address);
  for (const bad of [
    'proxy',
    '10.0.0.0/33',
    '10.0.0.0/',
    '0.0.0.0/0',
    '10.0.0.1/8/8',
    '10.0.0.1 10.0.0.2',
    'fd00::/129',
  ])
    assert.throws(() => publicAddressFrom({ YANGUI_PROXY: bad }), /^Error: YANGUI_PROXY has [^\n]+$/, bad);
});

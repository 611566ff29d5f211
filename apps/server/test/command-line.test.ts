import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function yangui(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('help says what there is', () => {
  for (const word of ['--help', '-h']) {
    const { status, stdout, stderr } = yangui(word);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /yangui -- verify \[COUNTY …\]/);
  }
});

test('what cannot be read is named, with what there is, and nothing is begun', () => {
  const misread: Readonly<Record<string, RegExp>> = {
    frobnicate: /there is no “frobnicate”/,
    toString: /there is no “toString”/,
    '--frob': /Unknown option '--frob'/,
  };
  for (const [word, said] of Object.entries(misread)) {
    const { status, stdout, stderr } = yangui(word);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, said);
    assert.match(stderr, /yangui -- start /);
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack trace');
  }
});

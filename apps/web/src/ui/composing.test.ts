import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webSources } from '../../test/sources.ts';
import { isComposing } from './composing.ts';

test('an Enter that confirms what was composed is an input method’s, in Safari too, which has ended composing by then', () => {
  assert.ok(isComposing({ isComposing: true, keyCode: 13 }));
  assert.ok(isComposing({ isComposing: false, keyCode: 229 }));
  assert.ok(!isComposing({ isComposing: false, keyCode: 13 }));
});

test('no screen asks an event itself whether somebody composes', () => {
  const asking = webSources()
    .filter(({ path, text }) => path !== 'ui/composing.ts' && /\.(isComposing|keyCode)\b/.test(text))
    .map(({ path }) => path);
  // It reads letters through an input method.
  assert.deepEqual(asking, ['scan/burst.ts']);
});

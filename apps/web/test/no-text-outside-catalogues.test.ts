import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAst } from 'vite';
import { webSources } from './sources.ts';

const CJK = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const LETTERS = /\p{L}{2,}/u;
/** Symbols of units are the same in every language. */
const units = new Set(['kg', 'km', 'km²', 'm²']);
/** Attributes that people read or hear. */
const spoken = new Set(['label', 'title', 'placeholder', 'alt', 'aria-label', 'hint', 'next', 'caption', 'intro']);

/** Texts in a source that belong into the catalogues: JSX text, spoken attributes, and anything Chinese at all. */
function strayTexts(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown, inKey: boolean): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, inKey));
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = Object.fromEntries(Object.entries(node));
    if (type === 'Literal' && typeof value === 'string' && CJK.test(value)) found.push(value);
    if (type === 'TemplateElement' && CJK.test(JSON.stringify(value))) found.push(JSON.stringify(value));
    if (type === 'JSXText' && typeof value === 'string' && !inKey && LETTERS.test(value) && !units.has(value.trim()))
      found.push(value.trim());
    if (type === 'JSXAttribute' && isSpokenText(node)) found.push(JSON.stringify(value));
    // What is printed on a key is the same in every language.
    const within = inKey || isKeyElement(node);
    for (const child of Object.values(node)) visit(child, within);
  };
  visit(parseAst(source, { lang: 'tsx' }), false);
  return found;
}

function isKeyElement(node: object): boolean {
  return 'openingElement' in node && JSON.stringify(node.openingElement).includes('"name":"kbd"');
}

function isSpokenText(node: object): boolean {
  if (!('name' in node) || !('value' in node)) return false;
  const { name, value } = node;
  const named =
    typeof name === 'object' &&
    name !== null &&
    'name' in name &&
    typeof name.name === 'string' &&
    spoken.has(name.name);
  return (
    named &&
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Literal' &&
    LETTERS.test(JSON.stringify('value' in value ? value.value : ''))
  );
}

test('no source outside the catalogues carries a text that people read', () => {
  // What a screen is called stands in its manifest, in both languages side by side.
  const sources = webSources().filter(
    ({ path }) => !path.startsWith('i18n/') && !/^[\w-]+\/desk\/screens\.ts$/.test(path),
  );
  assert.ok(sources.length > 60, `only ${sources.length} sources were scanned`);
  const strays = sources.flatMap(({ path, text }) => strayTexts(text).map((stray) => `${path}: ${stray}`));
  assert.deepEqual(strays, []);
});

test('a planted text of each kind is found', () => {
  assert.equal(strayTexts('const a = <p>Hello there</p>;').length, 1);
  assert.equal(strayTexts('const a = <input placeholder="Your name" />;').length, 1);
  assert.equal(strayTexts("const a = '订单';").length, 1);
  assert.equal(strayTexts('const a = `订单 ${1}`;').length, 1);
  assert.equal(strayTexts('const a = <kbd>Enter</kbd>;').length, 0);
});

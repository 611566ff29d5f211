import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deskScreens } from '../src/desk/screens.ts';
import { en, enLater } from '../src/i18n/en/index.ts';
import { zh, zhLater } from '../src/i18n/zh/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const MOST_BYTES = 150 * 1024;
const read = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));

const documents = [...read('README.md'), ...read('docs/**/*.md')];
const guides = read('docs/guides/*.md');
const stories = read('apps/server/test/browser/*.test.ts')
  .map(({ text }) => text)
  .join('\n');
const named = new Set(
  documents.flatMap(({ text }) => [...text.matchAll(/pictures\/([\w.-]+\.png)/g)].map(([, name]) => name ?? '')),
);

/** Every text of a catalogue that stands by itself. */
function textsOf(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsOf) : [];
}

/** Every text of a language, the later parts included. */
async function allTexts(first: object, later: Readonly<Record<string, () => Promise<object>>>) {
  const parts = await Promise.all(Object.values(later).map((fetch) => fetch()));
  return textsOf([first, ...parts]);
}

test('every picture a document names is there, small, and taken by a browser story', () => {
  assert.ok(named.size > 10, `only ${named.size} pictures are named`);
  for (const name of named) {
    const { size } = statSync(`${root}docs/pictures/${name}`);
    assert.ok(size <= MOST_BYTES, `${name} is ${size} bytes large`);
    const [story] = name.split('.');
    assert.ok(stories.includes(`.picture('${story}')`), `no browser story takes ${name}`);
  }
});

test('no picture lies about that no document names', () => {
  const there = globSync('docs/pictures/*.png', { cwd: root }).map((path) => basename(path));
  assert.deepEqual(
    there.filter((name) => !named.has(name)),
    [],
  );
  assert.ok(there.length <= 32, `${there.length} pictures are more than a clone should carry`);
});

test('a guide tells the same in both languages, with the same pictures', () => {
  assert.deepEqual(
    guides.map(({ path }) => basename(path)).toSorted(),
    ['approver', 'clerk', 'driver', 'lab', 'partner'].flatMap((role) => [`${role}.en.md`, `${role}.zh.md`]),
  );
  const shape = (text: string) => [...text.matchAll(/^#+ |^\d\. |pictures\/[\w-]+/gm)].map(([mark]) => mark);
  for (const role of ['approver', 'clerk', 'driver', 'lab', 'partner']) {
    const [inEnglish, inChinese] = [`${role}.en.md`, `${role}.zh.md`].map(
      (name) => guides.find(({ path }) => basename(path) === name)?.text ?? '',
    );
    assert.deepEqual(shape(inEnglish ?? ''), shape(inChinese ?? ''), role);
  }
});

test('what a guide prints in bold stands on the screens, word for word', async () => {
  const [inChinese, inEnglish] = await Promise.all([allTexts(zh, zhLater), allTexts(en, enLater)]);
  const names = Object.values(deskScreens).map(({ name }) => name);
  for (const { path, text } of guides) {
    const chinese = path.endsWith('.zh.md');
    const texts = new Set(
      [...(chinese ? inChinese : inEnglish), ...names.map((name) => (chinese ? name.zh : name.en))].map((one) =>
        one.replace(/[。.]$/u, ''),
      ),
    );
    // The first one says what bold print means.
    const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words]) => words ?? '').slice(1);
    assert.ok(bold.length > 8, `${path} prints only ${bold.length} in bold`);
    assert.deepEqual(
      bold.filter((words) => !texts.has(words)),
      [],
      path,
    );
  }
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { wholeCounty, type Rules } from '@yangui/domain';
import { withFoundation } from '@yangui/domain/modules';
import { domain } from '../../../law.ts';
import { strangeRules, type Built } from '../build/own-rules.ts';
import { rules as counter } from '../src/counter/rules.ts';
import { rules as desk } from '../src/desk/rules.ts';
import { rules as drive } from '../src/drive/rules.ts';
import { rules as mine } from '../src/mine/rules.ts';

const src = join(import.meta.dirname, '..', 'src');
const foundation = withFoundation([]).map(({ name }): string => name);

/** Each surface's rules, and whose rows its devices keep. */
const surfaces: Readonly<Record<string, { readonly rules: Rules; readonly holder?: string }>> = {
  counter: { rules: counter, holder: 'station' },
  drive: { rules: drive, holder: 'driver' },
  mine: { rules: mine },
  desk: { rules: desk },
};

/** Which module each command is of. */
const moduleOf: ReadonlyMap<string, string> = new Map(
  wholeCounty.modules.flatMap(({ name, commands }) => commands.map(({ type }) => [type, name] as const)),
);

/** The words name every command that there is, and the service worker is told to take over. */
const elsewhere = [join(src, 'i18n'), join(src, 'sync', 'app-update.ts')];

/** The commands that a source names, and those that whatever it brings in names. */
function namedFrom(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path) || !existsSync(path) || elsewhere.some((other) => path.startsWith(other))) return new Set();
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  const named = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, word = '']) => word);
  const brought = [...text.matchAll(/^import (?!type )[^;]*?'(\.[^']+)'|\bimport\('(\.[^']+)'/gm)].map(([, one, two]) =>
    join(dirname(path), one ?? two ?? ''),
  );
  return new Set([
    ...named.filter((word) => moduleOf.has(word)),
    ...brought.flatMap((one) => [...namedFrom(one, seen)]),
  ]);
}

/** Some modules with all that they may know. */
function withKnown(names: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (name: string): void => {
    if (name === 'kernel' || all.has(name)) return;
    all.add(name);
    domain[name]?.knows.forEach(add);
  };
  for (const name of names) add(name);
  return all;
}

describe('a surface has the rules and refusals of its own modules only', () => {
  for (const [surface, { rules, holder }] of Object.entries(surfaces))
    test(`${surface}: of what its screens do, of what its devices keep, and what those know`, () => {
      const done = [...namedFrom(join(src, surface, 'index.tsx'))].flatMap((type) => moduleOf.get(type) ?? []);
      const kept = wholeCounty.modules.flatMap(({ name, held = {} }) =>
        holder !== undefined && holder in held ? [name] : [],
      );
      const needed = withKnown([...foundation, ...done, ...kept]);
      assert.deepEqual(
        rules.modules.map(({ name }) => name),
        wholeCounty.modules.map(({ name }) => name).filter((name) => needed.has(name)),
      );
      if (holder !== undefined) assert.deepEqual(rules.kindsHeldBy(holder), wholeCounty.kindsHeldBy(holder));
    });

  test('what is of another module is refused in words, and not obscurely', () => {
    const id = '01990000-0000-7000-8000-000000000001';
    const bound = drive.bind({ id, type: 'set-limit', at: 0, payload: {} }, '220112', id);
    assert.ok('refusal' in bound);
    assert.equal(bound.refusal.code, 'not-done-here');
    assert.ok(drive.problems['not-done-here'] !== undefined);
  });

  const built = (code: string): Built => ({
    chunks: new Map([
      [
        'drive.js',
        {
          facadeModuleId: '/apps/web/src/drive/index.tsx',
          imports: [],
          modules: { '/apps/web/src/drive/index.tsx': { code: '' } },
        },
      ],
      [
        'weigh.js',
        {
          facadeModuleId: '/apps/web/src/inspection/limit.tsx',
          imports: ['shared.js'],
          modules: { '/apps/web/src/inspection/limit.tsx': { code: '' } },
        },
      ],
      [
        'shared.js',
        { facadeModuleId: null, imports: [], modules: { '/packages/domain/src/inspection/set-limit.ts': { code } } },
      ],
    ]),
    broughtBy: (path) => ({
      atOnce: [],
      later: path.endsWith('/drive/index.tsx') ? ['/apps/web/src/inspection/limit.tsx'] : [],
    }),
  });
  const asked = { entries: ['src/drive/index.tsx'], rules: drive };

  test('the build fails where a chunk that it fetches, if only later, has a rule of another', () => {
    assert.deepEqual(strangeRules(built('var setLimit = defineCommand({})'), asked), [
      '/packages/domain/src/inspection/set-limit.ts',
    ]);
    assert.deepEqual(strangeRules(built("var inspectionProblems = { 'x-y': { retry: 'never' } }"), asked).length, 1);
    assert.deepEqual(strangeRules(built('var MOST = 40;'), asked), [], 'a figure that screens show is no rule');
  });
});

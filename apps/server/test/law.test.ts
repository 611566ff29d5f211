import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { modules } from '../../../packages/domain/src/county.ts';
import { domain, doors, packages, server, underAll } from '../../../law.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const DOMAIN = 'packages/domain/src/';
const SERVER = 'apps/server/src/';
const owners: ReadonlyMap<string, string> = new Map(
  modules.flatMap(({ name, kinds }) => Object.keys(kinds).map((kind) => [kind, name] as const)),
);

const refusers: ReadonlyMap<string, string> = new Map(
  modules.flatMap(({ name, problems }) => Object.keys(problems).map((code) => [code, name] as const)),
);

/** From where something is imported or handed on: at the beginning of a line, or while it runs. */
const IMPORT = /^(?:import|export)\s(?:[\w\s{},*$]*\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** A test, or a kit that tests share: `test-county.ts`. Nothing else in `src` knows either. */
const TEST = /\.test\.tsx?$|\/test-[^/]*\.tsx?$/;

/** What a source file breaks of the law: its imports, and the kinds of row that its rules name. */
function breaches(path: string, text: string): readonly string[] {
  const found = [...text.matchAll(IMPORT)].map(([, one, two]) => one ?? two ?? '');
  return [
    ...found
      .filter((to) => /^node:(?:test|assert)/.test(to) || TEST.test(to) || to.includes('.test-kit'))
      .map((to) => `${path}: ${to} is for tests, or for a kit of theirs named test-….ts`),
    ...found.flatMap((to) => (to.startsWith('.') ? inside(path, to) : outside(path, to))),
    ...(path.startsWith(DOMAIN) ? [...named(path, text), ...refused(path, text)] : []),
    ...(path.startsWith('apps/web/src/') && /^(?:import|export) (?!type )[^;]*'@yangui\/domain\/reads'/m.test(text)
      ? [`${path}: the web takes of the reads their types alone`]
      : []),
  ];
}

function packageOf(path: string): string | undefined {
  return Object.keys(packages).find((folder) => path.startsWith(`${folder}/`));
}

function outside(path: string, to: string): readonly string[] {
  const home = packageOf(path);
  const law = home === undefined ? undefined : packages[home];
  if (home === undefined || law === undefined) return [];
  const [, other, way] = /^@yangui\/([a-z-]+)(\/.*)?$/.exec(to) ?? [];
  if (other !== undefined) {
    if (way !== undefined && !doors.includes(to)) return [`${path}: ${to} goes into a package`];
    return law.knows.includes(other) ? [] : [`${path}: ${home} may not know ${other}`];
  }
  if (home === 'apps/web' && path.startsWith('apps/web/src/') && to.startsWith('node:'))
    return [`${path}: the web runs in a browser`];
  const also = Object.entries(law.also ?? {}).find(([folder]) => path.startsWith(`${home}/${folder}/`))?.[1] ?? [];
  const may = [...law.outside, ...also].some(
    (one) => one === '*' || to === one || (one.endsWith(':') && to.startsWith(one)),
  );
  return may ? [] : [`${path}: ${home} may not import ${to}`];
}

function inside(path: string, to: string): readonly string[] {
  const target = normalize(join(dirname(path), to))
    .split(sep)
    .join('/');
  const [home, there] = [packageOf(path), packageOf(target)];
  if (home !== undefined && home !== there)
    return [`${path}: ${target} is reached by a path, not by its package’s name`];
  if (path.startsWith(DOMAIN)) return inDomain(path, target);
  if (path.startsWith(SERVER)) {
    const [from, other] = [folderOf(path, SERVER), folderOf(target, SERVER)];
    const knows = from === undefined ? undefined : server[from];
    if (knows !== undefined && other !== undefined && other !== from && !knows.includes(other))
      return [`${path}: ${from} may not know ${other}`];
  }
  return [];
}

function inDomain(path: string, target: string): readonly string[] {
  const [from, other] = [folderOf(path, DOMAIN), folderOf(target, DOMAIN)];
  const file = target.slice(target.lastIndexOf('/') + 1);
  if (from === other) return [];
  if (
    other !== undefined &&
    file !== 'index.ts' &&
    !(from === undefined && ['module.ts', 'problems.ts', 'reads.ts'].includes(file)) &&
    !(tellsOfAll(path) && file === 'reads.ts')
  )
    return [`${path}: ${other} is reached through its index.ts alone`];
  if (from === undefined || tellsOfAll(path)) return [];
  if (other !== undefined)
    return domain[from]?.knows.includes(other) === true ? [] : [`${path}: ${from} may not know ${other}`];
  return underAll.includes(file.slice(0, -'.ts'.length)) ? [] : [`${path}: ${file} stands above ${from}`];
}

/** What a module's reads answer may show rows of any other: they decide nothing, and no rule knows them. */
function tellsOfAll(path: string): boolean {
  return /[/-]reads\.ts$/.test(path);
}

/** A rule that reads or writes a row of a module that its own may not know. */
function named(path: string, text: string): readonly string[] {
  const from = folderOf(path, DOMAIN);
  const law = from === undefined ? undefined : domain[from];
  if (law === undefined || from === 'devices') return [];
  const words = [...text.matchAll(/\b(?:get|put|all)\(\s*'(\w+)'|\[\s*'(\w+)',\s*[\w.$`]/g)].map(
    ([, one, two]) => one ?? two ?? '',
  );
  return [...new Set(words)].flatMap((kind) => {
    const owner = owners.get(kind);
    if (owner === undefined || owner === from || law.knows.includes(owner)) return [];
    return [`${path}: ${from} names ${kind}, a row of ${owner}`];
  });
}

/** A rule that refuses in the words of a module that its own may not know: a device that has its rules would lack them. */
function refused(path: string, text: string): readonly string[] {
  const from = folderOf(path, DOMAIN);
  const law = from === undefined ? undefined : domain[from];
  if (law === undefined || /\/(?:problems|reads)\.ts$/.test(path)) return [];
  return [...new Set([...text.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code = '']) => code))].flatMap((code) => {
    const owner = refusers.get(code);
    if (owner === undefined || owner === from || law.knows.includes(owner)) return [];
    return [`${path}: ${from} refuses by ${code}, a code of ${owner}`];
  });
}

function folderOf(path: string, below: string): string | undefined {
  const [folder = '', ...rest] = path.slice(below.length).split('/');
  return path.startsWith(below) && rest.length > 0 ? folder : undefined;
}

const sources = ['packages', 'apps'].flatMap((of) =>
  readdirSync(join(root, of), { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => /\.tsx?$/.test(name) && !/node_modules|dist/.test(parentPath))
    .map(({ name, parentPath }) => relative(root, join(parentPath, name)).split(sep).join('/')),
);
const judged = sources.filter((path) => /\/src\//.test(path) && !TEST.test(path));

describe('the law of who may know whom', () => {
  test('is kept by every source file', () => {
    assert.ok(judged.length > 800, `${judged.length} files were read`);
    assert.deepEqual(
      judged.flatMap((path) => breaches(path, readFileSync(join(root, path), 'utf8'))),
      [],
    );
  });

  const planted: Readonly<Record<string, readonly [path: string, text: string]>> = {
    'the rules read a file': ['packages/domain/src/network/one.ts', "import { readFileSync } from 'node:fs';"],
    'the rules know a library': ['packages/domain/src/network/one.ts', "import { sql } from 'kysely';"],
    'the rules know a solver': ['packages/domain/src/network/one.ts', "import '@yangui/routing';"],
    'the rules know the server': ['packages/domain/src/one.ts', "import '../../../apps/server/src/server.ts';"],
    'a solver knows the domain': ['packages/routing/src/one.ts', "import type { Loop } from '@yangui/domain';"],
    'a solver reads a file': ['packages/routing/src/one.ts', "import 'node:fs';"],
    'a sealed file knows the domain': ['packages/sealed-file/src/one.ts', "export * from '@yangui/domain';"],
    'the simulation knows the server': ['packages/simulation/src/one.ts', "import '@yangui/server';"],
    'the server knows the web': ['apps/server/src/one.ts', "import '@yangui/web';"],
    'the server goes into the domain': ['apps/server/src/one.ts', "import '@yangui/domain/src/commands.ts';"],
    'the server goes by a path': ['apps/server/src/one.ts', "import '../../../packages/domain/src/index.ts';"],
    'the web knows the server': ['apps/web/src/one.ts', "const server = await import('@yangui/server');"],
    'the web goes by a path': ['apps/web/src/one.ts', "import '../../server/src/server.ts';"],
    'the web loads the schemas of reads': ['apps/web/src/one.ts', "import { reads } from '@yangui/domain/reads';"],
    'a rule knows a read': [
      'packages/domain/src/network/one.ts',
      "import { networkReads } from '../purchasing/reads.ts';",
    ],
    'a rule knows what a read is': ['packages/domain/src/network/one.ts', "import { shape } from '../read.ts';"],
    'the web knows a solver': ['apps/web/src/one.ts', "import '@yangui/routing';"],
    'the web knows Node': ['apps/web/src/one.ts', "import 'node:fs';"],
    'a module by the side door': [
      'packages/domain/src/purchasing/one.ts',
      "import { Station } from '../network/station.ts';",
    ],
    'the side door from above': ['packages/domain/src/one.ts', "import './purchasing/order.ts';"],
    'the kernel looks up': ['packages/domain/src/kernel/one.ts', "import '../ledger/index.ts';"],
    'the ledger looks up': ['packages/domain/src/ledger/one.ts', "import '../purchasing/index.ts';"],
    'a module knows the county': ['packages/domain/src/ledger/one.ts', "import { modules } from '../county.ts';"],
    'a rule reads a row above it': ['packages/domain/src/ledger/one.ts', "state.get('parcel', id);"],
    'a rule needs a row above it': ['packages/domain/src/loops/one.ts', "needs: ({ load }) => [['vanLoad', load]],"],
    'a rule refuses in words above it': ['packages/domain/src/ledger/one.ts', "return refuse('lot-expired');"],
    'an event writes a row above it': ['packages/domain/src/fleet/one.ts', "draft.put('loop', row);"],
    'a rule leans on a test': ['packages/routing/src/one.ts', "import { county } from './test-county.ts';"],
    'a kit of tests has a name of its own': ['apps/server/src/one.ts', "import { before } from 'node:test';"],
    'the store knows the journal': ['apps/server/src/store/one.ts', "import '../journal/save.ts';"],
  };
  for (const [name, [path, text]] of Object.entries(planted))
    test(`sees that ${name}`, () => assert.equal(breaches(path, text).length, 1, text));

  test('names the modules in the order of the county, each knowing only what comes before it', () => {
    const order = Object.keys(domain);
    assert.deepEqual(
      // Those of which no row of the county is.
      order.filter((name) => !['kernel', 'calls', 'devices', 'notices'].includes(name)),
      modules.map(({ name }) => name),
    );
    for (const [index, name] of order.entries())
      for (const known of domain[name]?.knows ?? []) assert.ok(order.indexOf(known) < index, `${name} knows ${known}`);
  });

  test('keeps the table of each kind with the module whose kind it is', () => {
    for (const { name, kinds } of modules) {
      const path = join(root, SERVER, 'modules', name, 'tables.ts');
      const mapped = [...readFileSync(path, 'utf8').matchAll(/^  (\w+): \{/gm)].map(([, kind]) => kind);
      assert.deepEqual(mapped, Object.keys(kinds), path);
    }
  });

  test('is what ARCHITECTURE.md says', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const rows = new Map(
      [...page.matchAll(/^\| `([^`]+)` \|.*\| ([^|]*) \|$/gm)].map(([, folder = '', knows = '']) => [folder, knows]),
    );
    const said = (folder: string, knows: readonly string[]) =>
      assert.equal(rows.get(folder), knows.length === 0 ? '–' : knows.join(', '), folder);
    for (const [folder, { knows, outside: from }] of Object.entries(packages))
      said(folder, [...knows, ...from.filter((one) => one !== '*')]);
    for (const [name, { knows }] of Object.entries(domain))
      said(
        name,
        knows.filter((one) => one !== 'kernel'),
      );
    for (const [name, knows] of Object.entries(server)) said(`${SERVER}${name}`, knows);
  });
});

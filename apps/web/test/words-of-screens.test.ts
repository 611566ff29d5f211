import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseAst } from 'vite';
import { deskScreens } from '../src/desk/screens.ts';
import { zhLater } from '../src/i18n/zh/index.ts';
import { entriesOf } from './screen-entries.ts';

const parts: ReadonlySet<string> = new Set(Object.keys(zhLater));
/** What each surface fetches before any of its screens. */
const withDesk = new Set(['desk', 'record', 'sync', 'words']);

type Node = Readonly<Record<string, unknown>>;

interface Said {
  readonly words: ReadonlySet<string>;
  readonly imports: readonly string[];
}

/** The parts of the words that a source says, and what it imports at once (neither types nor what is fetched later). */
function readSource(path: string): Said {
  const words = new Set<string>();
  const imports: string[] = [];
  const say = (name: unknown) => {
    if (typeof name === 'string' && parts.has(name)) words.add(name);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    const { type, source } = node;
    if ((type === 'ImportDeclaration' || type === 'ExportNamedDeclaration') && isNode(source)) {
      const kind = node['importKind'] ?? node['exportKind'];
      const given = String(source['value']);
      if (kind !== 'type' && given.startsWith('.')) imports.push(join(dirname(path), given));
    }
    // const { desk, network: { devices } } = useMessages(), and the same of a parameter called or typed so.
    if (type === 'VariableDeclarator' && speaks(node['init'])) namesIn(node['id']).forEach(say);
    if (type === 'ObjectPattern' && JSON.stringify(node['typeAnnotation'] ?? '').includes('"Messages"'))
      namesIn(node).forEach(say);
    if (type === 'MemberExpression' && speaks(node['object']) && isNode(node['property']))
      say(node['property']['name']);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(readFileSync(path, 'utf8'), { lang: 'tsx' }));
  return { words, imports: imports.filter((one) => /\.tsx?$/.test(one) && existsSync(one)) };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an expression is the whole of a language's texts. */
function speaks(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node['type'] === 'Identifier') return node['name'] === 'messages';
  if (node['type'] === 'MemberExpression') return isNode(node['property']) && node['property']['name'] === 'messages';
  return node['type'] === 'CallExpression' && isNode(node['callee']) && node['callee']['name'] === 'useMessages';
}

function namesIn(pattern: unknown): readonly unknown[] {
  if (!isNode(pattern) || !Array.isArray(pattern['properties'])) return [];
  return pattern['properties'].flatMap((one: unknown) =>
    isNode(one) && isNode(one['key']) ? [one['key']['name']] : [],
  );
}

const known = new Map<string, Said>();

/** All that is said from a source on, by it and by whatever it imports. */
function saidFrom(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return new Set();
  seen.add(path);
  const said = known.get(path) ?? readSource(path);
  known.set(path, said);
  return new Set([...said.words, ...said.imports.flatMap((one) => [...saidFrom(one, seen)])]);
}

test('a screen’s manifest names the words it says, no more and no less: they are fetched with it', () => {
  const entries = entriesOf();
  assert.deepEqual([...entries.keys()].toSorted(), Object.keys(deskScreens).toSorted());
  for (const [address, { words }] of Object.entries(deskScreens)) {
    const said = [...saidFrom(entries.get(address) ?? '')].filter((word) => !withDesk.has(word));
    const named = words.filter((word) => !withDesk.has(word));
    assert.deepEqual([...named].toSorted(), said.toSorted(), address);
  }
});

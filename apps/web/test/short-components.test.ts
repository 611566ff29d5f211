import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAst } from 'vite';
import { webSources } from './sources.ts';

/** How many lines a component may take: what can be read at one look. */
const MOST_LINES = 70;

/** Those that are longer, and why they are not cut in two. Whoever cuts one takes it out of here. */
const longer: Readonly<Record<string, string>> = {};

interface Component {
  readonly name: string;
  readonly lines: number;
}

/** The components of a source: its named functions whose names begin like a tag's. */
function componentsIn(source: string): readonly Component[] {
  const found: Component[] = [];
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, id, start, end } = Object.fromEntries(Object.entries(node));
    const name: unknown = typeof id === 'object' && id !== null && 'name' in id ? id.name : undefined;
    if (type === 'FunctionDeclaration' && typeof name === 'string' && /^[A-Z]/.test(name))
      found.push({ name, lines: lineAt(Number(end)) - lineAt(Number(start)) + 1 });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(source, { lang: 'tsx' }));
  return found;
}

test('a component is read at one look, but for those that say why not', () => {
  const long = webSources().flatMap(({ path, text }) =>
    componentsIn(text)
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ name }) => `${path} ${name}`),
  );
  assert.deepEqual(long.toSorted(), Object.keys(longer).toSorted());
});

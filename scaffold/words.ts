import { member, type Named, type Tree } from './tree.ts';

/** What stands in Chinese until somebody finds the words that a clerk would use. */
export const chinese = ({ name }: Named): string => `待定名（${name}）`;

/** A word of the journal in both languages. */
export function sayInBoth(tree: Tree, what: 'commands' | 'events', key: string, of: Named): void {
  const type = what === 'commands' ? 'CommandType' : 'EventType';
  tree.change('apps/web/src/i18n/zh/words.ts', (text) =>
    member(text, `const ${what}: Record<${type}, string> = {`, `  ${key}: '${chinese(of)}'`),
  );
  tree.change('apps/web/src/i18n/en/words.ts', (text) => member(text, `  ${what}: {`, `    ${key}: '${of.plain}'`));
}

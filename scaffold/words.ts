import { member, type Named, type Tree } from './tree.ts';

/** What stands in Chinese until somebody finds the words that a clerk would use. */
export const chinese = ({ name }: Named): string => `待定名（${name}）`;

/** A word of the journal in both languages. */
export function sayInBoth(tree: Tree, what: 'commands' | 'events', key: string, of: Named): void {
  const type = what === 'commands' ? 'CommandType' : 'EventType';
  tree.change('apps/web/src/i18n/zh/record.ts', (text) =>
    member(text, `const ${what}: Record<${type}, string> = {`, `  ${key}: '${chinese(of)}'`),
  );
  tree.change('apps/web/src/i18n/en/record.ts', (text) => member(text, `  ${what}: {`, `    ${key}: '${of.plain}'`));
}

/** The words of a screen in both languages, fetched when it is opened. */
export function sayOnScreen(tree: Tree, of: Named): void {
  const { name, camel, plain } = of;
  const words = `export const ${camel}`;
  tree.add(
    `apps/web/src/i18n/zh/${name}.ts`,
    `/** What the screen says. */\n${words} = {\n  title: '${chinese(of)}',\n  next: '${chinese(of)}',\n};\n`,
  );
  tree.add(
    `apps/web/src/i18n/en/${name}.ts`,
    `import type { Messages } from '../zh/index.ts';\n\n${words}: Messages['${camel}'] = {\n  title: '${plain}',\n  next: '${plain}',\n};\n`,
  );
  for (const [language, opening] of [
    ['zh', 'export const zhLater = {'],
    ['en', 'export const enLater: FetchLater = {'],
  ] as const)
    tree.change(`apps/web/src/i18n/${language}/index.ts`, (text) =>
      member(text, opening, `  ${camel}: async () => (await import('./${name}.ts')).${camel}`),
    );
}

import { member, Refused, type Named, type Tree } from './tree.ts';
import { chinese, sayOnScreen } from './words.ts';

/** A screen of the desk: the screen, its test, its lines in the module's screens, its words in both languages. */
export function addScreen(tree: Tree, of: Named): void {
  const { module, name, camel, pascal, plain } = of;
  const folder = `apps/web/src/${module}/desk`;
  const manifest = `${folder}/screens.ts`;
  if (!tree.has(manifest))
    throw new Refused(
      `${module} has no screens at the desk yet: write ${manifest} and spread it in apps/web/src/desk/screens.ts.`,
    );
  for (const other of tree.folders('apps/web/src')) {
    const screens = `apps/web/src/${other}/desk/screens.ts`;
    if (tree.has(screens) && tree.read(screens).includes(`'/${name}'`))
      throw new Refused(`${other} has a screen at /${name} already: take another name.`);
  }
  sayOnScreen(tree, of);
  tree.add(
    `${folder}/${name}.tsx`,
    `import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { EmptyState } from '../../ui/states.tsx';

/** What it shows, and what can be done here. */
export function ${pascal}() {
  const { ${camel} } = useMessages();
  return (
    <DeskPage title={${camel}.title}>
      <EmptyState title={${camel}.title} next={${camel}.next} />
    </DeskPage>
  );
}
`,
  );
  tree.add(
    `${folder}/${name}.test.ts`,
    `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ${camel} as en } from '../../i18n/en/${name}.ts';
import { ${camel} as zh } from '../../i18n/zh/${name}.ts';
import { screens } from './screens.ts';

test('${name} is found at the desk under the name that it bears, in both languages', () => {
  assert.deepEqual(screens['/${name}'].name, { zh: zh.title, en: en.title });
});
`,
  );
  const [, list = ''] = /export const (\w+): DeskScreens/.exec(tree.read(manifest)) ?? [];
  tree.change(`${folder}/${name}.test.ts`, (text) =>
    text.replace('{ screens }', `{ ${list} }`).replace('screens[', `${list}[`),
  );
  tree.change(manifest, (text) =>
    member(
      text.replace(/(export type \w+Desk =[^;]*);/, `$1 | '/${name}';`),
      `export const ${list}: DeskScreens<`.concat(/DeskScreens<(\w+)> = \{/.exec(text)?.[1] ?? '', '> = {'),
      `  '/${name}': {
    name: { zh: '${chinese(of)}', en: '${plain}' },
    needs: ${tree.capabilityIn(folder, 'needs')},
    fetch: async () => (await import('./${name}.tsx')).${pascal},
    words: ['${camel}'],
    under: '/',
  }`,
    ),
  );
}

import { imports, member, Refused, type Named, type Tree } from './tree.ts';
import { sayOnScreen } from './words.ts';

const addresses = 'apps/web/src/counter/addresses.ts';
const shown = 'apps/web/src/counter/screens.ts';
const behind = 'apps/web/src/counter/behind.ts';

/** A screen of the counter, behind its doors: the screen, its test, its address, its words in both languages. */
export function addCounterScreen(tree: Tree, of: Named): void {
  const { module, name, camel, pascal } = of;
  if (tree.read(addresses).includes(`'/${name}'`))
    throw new Refused(`The counter has a screen at /${name} already: take another name.`);
  sayOnScreen(tree, of);
  const folder = `apps/web/src/${module}/counter`;
  tree.add(
    `${folder}/${name}.tsx`,
    `import type { CounterScreenProps } from '../../counter/screens.ts';
import { useMessages } from '../../i18n/index.tsx';
import { EmptyState } from '../../ui/states.tsx';

/** What it shows, and what can be done here. */
export function ${pascal}({ station }: CounterScreenProps) {
  const { ${camel} } = useMessages();
  return (
    <div class="counter-page">
      <h1>{${camel}.title}</h1>
      <section class="panel">
        <EmptyState title={station.name} next={${camel}.next} />
      </section>
    </div>
  );
}
`,
  );
  tree.add(
    `${folder}/${name}.test.ts`,
    `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterScreens } from '../../counter/addresses.ts';

test('from ${name} one comes back to the doors of the counter', () => {
  assert.equal(counterScreens['/${name}'].back, '/');
});
`,
  );
  tree.change(addresses, (text) =>
    member(
      text.replace(/(export type CounterAddress =[^;]*);/, `$1 | '/${name}';`),
      'export const counterScreens: Readonly<Record<CounterAddress, CounterScreen>> = {',
      `  '/${name}': { back: '/' }`,
    ),
  );
  tree.change(shown, (text) =>
    member(
      member(text, "withWords(import('./behind.ts'), [", `      '${camel}'`),
      'export const shown: Readonly<Record<CounterAddress, ComponentType<CounterScreenProps>>> = {',
      `  '/${name}': later('/${name}')`,
    ),
  );
  tree.change(behind, (text) =>
    imports(
      member(text, 'export const behind = {', `  '/${name}': ${pascal}`),
      `import { ${pascal} } from '../${module}/counter/${name}.tsx';`,
    ),
  );
}

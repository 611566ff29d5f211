import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { addCommand } from './command.ts';
import { addCounterScreen } from './counter-screen.ts';
import { addEntity } from './entity.ts';
import { addRead } from './read.ts';
import { addScreen } from './screen.ts';
import { named, Refused, Tree, type Named } from './tree.ts';

/** What `npm run new` makes: file, test and manifest line in the style of the house, to be filled in. */
const makers: Readonly<Record<string, (tree: Tree, of: Named) => void>> = {
  command: addCommand,
  entity: (tree, of) => addEntity(tree, of, new Date().toISOString().slice(0, 10)),
  read: addRead,
  screen: addScreen,
  'counter-screen': addCounterScreen,
};

const USAGE = `npm run new -- ${Object.keys(makers).join('|')} MODULE NAME`;
const root = join(import.meta.dirname, '..');

function make([what = '', module = '', name = '']: readonly string[]): readonly string[] {
  const maker = makers[what];
  if (maker === undefined || name === '') throw new Refused(USAGE);
  const tree = new Tree(root);
  const listed = ['county', 'foundation'].map((file) => tree.read(`packages/domain/src/${file}.ts`)).join('');
  const known = tree.folders('packages/domain/src').filter((one) => listed.includes(`'./${one}/module.ts'`));
  if (!known.includes(module)) throw new Refused(`There is no module “${module}”. There are: ${known.join(', ')}.`);
  maker(tree, named(module, name));
  const paths = tree.save();
  spawnSync(
    join(root, 'node_modules/.bin/oxfmt'),
    paths.filter((path) => path.endsWith('.ts') || path.endsWith('.tsx')),
    { cwd: root },
  );
  return paths;
}

try {
  console.log(make(process.argv.slice(2)).join('\n'));
} catch (cause) {
  if (!(cause instanceof Refused)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}

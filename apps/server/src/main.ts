import { parseArgs } from 'node:util';
import { z as zod } from 'zod';
import { exportCommand, importCommand } from './commands/transfer.ts';
import { openCommand } from './commands/open.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';

zod.config(zod.locales.en());

/** What `yangui` can do from a shell: the first word, and what it needs. */
const verbs = {
  start: { run: startCommand, usage: 'start [--port 7300] [--host 127.0.0.1] [--data ./data] [--no-sample]' },
  verify: { run: verifyCommand, usage: 'verify [COUNTY …] [--data ./data]' },
  export: { run: exportCommand, usage: 'export COUNTY --out FILE [--private FILE --passphrase-file FILE] [--data ./data]' },
  import: { run: importCommand, usage: 'import FILE [--private FILE --passphrase-file FILE] [--data ./data]' },
  open: { run: openCommand, usage: 'open COUNTY --name SIGN-IN [--full-name NAME] [--data ./data]' },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    out: { type: 'string' },
    private: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'no-sample': { type: 'boolean' },
    name: { type: 'string' },
    'full-name': { type: 'string' },
  },
});
const [verb = 'start', ...rest] = positionals;

if (isVerb(verb)) {
  process.exitCode = await verbs[verb].run(rest, values);
} else {
  console.error(`yangui: there is no “${verb}”. What there is:\n${Object.values(verbs).map(({ usage }) => `  npm run yangui -- ${usage}`).join('\n')}`);
  process.exitCode = 2;
}

function isVerb(word: string): word is keyof typeof verbs {
  return word in verbs;
}

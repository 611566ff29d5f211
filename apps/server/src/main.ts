import { parseArgs } from 'node:util';
import { z as zod } from 'zod';
import { aboutCommand } from './commands/about.ts';
import { certificateCommand } from './commands/certificate.ts';
import { exportCommand, importCommand } from './commands/transfer.ts';
import { openCommand } from './commands/open.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';

// What the server writes (data, logs, exports) is for nobody else's eyes.
process.umask(0o077);
zod.config(zod.locales.en());

/** What `yangui` can do from a shell: the first word, and what it needs. */
const verbs = {
  start: {
    run: startCommand,
    usage: 'start [--port 7300] [--https-port 7343] [--host 127.0.0.1] [--data ./data] [--no-sample]',
  },
  verify: { run: verifyCommand, usage: 'verify [COUNTY …] [--head FILE|TEXT] [--data ./data]' },
  export: {
    run: exportCommand,
    usage: 'export COUNTY --out FILE [--private FILE --passphrase-file FILE] [--data ./data]',
  },
  import: { run: importCommand, usage: 'import FILE [--private FILE --passphrase-file FILE] [--data ./data]' },
  certificate: {
    run: certificateCommand,
    usage: 'certificate [--for NAME,ADDRESS,…] [--anew] [--data ./data]',
  },
  open: { run: openCommand, usage: 'open COUNTY --name SIGN-IN [--full-name NAME] [--data ./data]' },
  about: { run: aboutCommand, usage: 'about [--data ./data]' },
};

const usage = Object.values(verbs)
  .map((verb) => `  npm run yangui -- ${verb.usage}`)
  .join('\n');

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      'https-port': { type: 'string' },
      for: { type: 'string' },
      anew: { type: 'boolean' },
      host: { type: 'string' },
      data: { type: 'string' },
      head: { type: 'string' },
      out: { type: 'string' },
      private: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'no-sample': { type: 'boolean' },
      name: { type: 'string' },
      'full-name': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });

process.exitCode = await obey();

async function obey(): Promise<number> {
  let asked: ReturnType<typeof read>;
  try {
    asked = read();
  } catch (error) {
    return misread(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
  const {
    values: { help, ...options },
    positionals: [verb = 'start', ...rest],
  } = asked;
  if (help === true) {
    console.log(usage);
    return 0;
  }
  return isVerb(verb) ? verbs[verb].run(rest, options) : misread(`there is no “${verb}”`);
}

function misread(why: string): number {
  console.error(`yangui: ${why}. What there is:\n${usage}`);
  return 2;
}

function isVerb(word: string): word is keyof typeof verbs {
  return Object.hasOwn(verbs, word);
}

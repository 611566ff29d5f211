/**
 * Stops the tests' PostgreSQL once no test process uses it, however they ended. Every test process starts
 * a guard; only one stays. Run as `node test-postgres-guard.ts <data folder>`.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { stopIfUnused } from './embedded.ts';

const lookEveryMs = 3_000;
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node test-postgres-guard.ts <data folder>');

const onlyOne = createServer();
onlyOne.on('error', () => process.exit(0));
onlyOne.listen({ path: `\0yangui-guard-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}` });
await once(onlyOne, 'listening');

do await sleep(lookEveryMs);
while (!(await stopIfUnused(folder)));
onlyOne.close();

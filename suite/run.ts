import { spawnSync } from 'node:child_process';

/** What `npm test` does, in this order; what fails ends it with its own exit code. */
const parts = ['build', 'types', 'lint', 'format:check', 'test:only'];

const times: string[] = [];
for (const part of parts) {
  const began = performance.now();
  const { status } = spawnSync('npm', ['run', part], { stdio: 'inherit' });
  times.push(`${part} ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  process.exitCode = status ?? 1;
  if (process.exitCode !== 0) break;
}
console.log(`\nTime by part: ${times.join(' · ')}`);

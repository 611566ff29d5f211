import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What this build calls itself: the project's version, and the commit where the sources are in a repository. */
export function buildVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  try {
    return `${version}+${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
  } catch {
    return version;
  }
}

import { dirname, join } from 'node:path';
import { webSources } from './sources.ts';

const src = join(import.meta.dirname, '..', 'src');

/** Where each address's screen stands, by its manifest. */
export function entriesOf(): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const { path, text } of webSources().filter((one) => /^[\w-]+\/desk\/screens\.ts$/.test(one.path))) {
    const found = text.matchAll(/^ {2}'(\/[^']*)': \{[^}]*?\}[^}]*?import\('([^']+)'\)/gms);
    for (const [, address = '', file = ''] of found) entries.set(address, join(src, dirname(path), file));
  }
  return entries;
}

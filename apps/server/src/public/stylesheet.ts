import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one stylesheet of the public pages, at an address that changes with it. */
export interface Stylesheet {
  readonly path: string;
  readonly text: string;
}

/** The tokens that all surfaces share, and the little that the public pages add to them. */
export function readStylesheet(): Stylesheet {
  const text = ['../../../web/src/ui/tokens.css', './public.css']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');
  return { path: `/p/style-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.css`, text };
}

import type { Envelope } from '@yangui/domain';
import type * as z from 'zod/mini';
import { ask } from './http.ts';
import type { Outcome } from './command.ts';
import type { Holding } from './holding.ts';

/** What stands between the screens and the server at a counter: this device's own copy of its station. */
export interface LocalSource extends Holding {
  /** What this device answers to a read, or undefined where only the server can. */
  readonly answer: (path: string) => unknown;
  /** Takes commands here, which can be taken back for `holdMs`; undefined where the server must be asked itself. */
  readonly post: (envelopes: readonly Envelope[], holdMs: number) => Promise<readonly Outcome[] | undefined>;
}

let source: Promise<LocalSource | undefined> = Promise.resolve(undefined);
let sourceCounty = '';

/** From now on a county's reads and commands go through this device's copy, once it is there. Returns how to end that. */
export function readThrough(county: string, opening: Promise<LocalSource | undefined>): () => void {
  source = opening;
  sourceCounty = county;
  return () => {
    if (source === opening) source = Promise.resolve(undefined);
  };
}

/** The copy that stands before a county's server, where there is one. */
export function sourceOf(county: string): Promise<LocalSource | undefined> {
  return county === sourceCounty ? source : Promise.resolve(undefined);
}

/**
 * Asks about a county: this device where it knows, else the server. `path` is what follows the county's address.
 * @throws Refused, NoAnswer
 */
export async function askCounty<T>(
  county: string,
  path: string,
  schema: z.ZodMiniType<T>,
  asked: { readonly signal?: AbortSignal | undefined } = {},
): Promise<T> {
  const local = (await sourceOf(county))?.answer(path);
  return local === undefined ? ask(`/api/counties/${county}${path}`, schema, asked) : schema.parse(local);
}

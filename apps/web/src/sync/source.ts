import type { Envelope } from '@yangui/domain';
import type { Address, AskedOf } from '@yangui/domain/reads';
import { tell } from './http.ts';
import type { Outcome } from './command.ts';
import type { Holding } from './holding.ts';
import { NoAnswer } from './refused.ts';
import { pathOf, type Answer, type Filters, type Page } from './shown.ts';

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
 * Asks about a county: this device where it knows, else the server.
 * @throws Refused, NoAnswer
 */
export async function askCounty<A extends Address>(
  county: string,
  address: A,
  asked: AskedOf<A>,
  signal?: AbortSignal,
): Promise<Answer<A>> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- an answer comes in: the server's tests hold it to its declaration, and the compiler what a device answers
  return (await askPath(county, pathOf(address, asked), signal)) as Answer<A>;
}

/** Asks for a page of a list. @throws Refused, NoAnswer */
export async function askPage<A extends Address>(
  county: string,
  address: A,
  asked: Filters<A>,
  signal?: AbortSignal,
): Promise<Page<A>> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the same
  return (await askPath(county, pathOf(address, asked), signal)) as Page<A>;
}

async function askPath(county: string, path: string, signal: AbortSignal | undefined): Promise<object> {
  const answer = (await sourceOf(county))?.answer(path) ?? (await tell(addressOf(county, path), { signal }));
  if (typeof answer === 'object' && answer !== null) return answer;
  throw new NoAnswer(`${path} answered in an unknown shape`);
}

/** Where the server answers what is asked about a county. */
export function addressOf(county: string, path: string): string {
  return `/api/counties/${county}${path}`;
}

import type { Envelope } from '@yangui/domain';
import type { Address, AskedOf } from '@yangui/domain/reads';
import { askDeclared } from './http.ts';
import type { Outcome } from './command.ts';
import type { Holding } from './holding.ts';
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
export function askCounty<A extends Address>(
  county: string,
  address: A,
  asked: AskedOf<A>,
  signal?: AbortSignal,
): Promise<Answer<A>> {
  return askHere(county, pathOf(address, asked), signal);
}

/** The same by filters, as they stand in an address. @throws Refused, NoAnswer */
export function askCountyFor<A extends Address>(
  county: string,
  address: A,
  filters: Filters<A>,
  signal?: AbortSignal,
): Promise<Answer<A>> {
  return askHere(county, pathOf(address, filters), signal);
}

/** Asks for a page of a list. @throws Refused, NoAnswer */
export function askPage<A extends Address>(
  county: string,
  address: A,
  asked: Filters<A>,
  signal?: AbortSignal,
): Promise<Page<A>> {
  return askHere(county, pathOf(address, asked), signal);
}

async function askHere<T extends object>(county: string, path: string, signal: AbortSignal | undefined): Promise<T> {
  const local = (await sourceOf(county))?.answer(path);
  if (local === undefined) return askDeclared<T>(addressOf(county, path), { signal });
  // oxlint-disable-next-line no-unsafe-type-assertion -- the compiler holds what this device answers to the same declaration
  return local as T;
}

/** Where the server answers what is asked about a county. */
export function addressOf(county: string, path: string): string {
  return `/api/counties/${county}${path}`;
}

import { useInfiniteQuery, useQuery, type QueryClient } from '@tanstack/preact-query';
import type { Kind } from '@yangui/domain';
import type { Address, AskedOf } from '@yangui/domain/reads';
import { addressOf, askCounty, askCountyFor, askPage } from './source.ts';
import { pathOf, type Filters, type Page, type Row } from './shown.ts';
import { isOld } from './tells.ts';

/** What was read of a county, by its address. */
function keyOf(county: string, path: string): readonly unknown[] {
  return ['county', county, path];
}

/** Reads again what shows rows of these kinds, as soon as it is looked at; everything of the county where no kinds are named. */
export function forget(client: QueryClient, county: string, written: ReadonlySet<string> | undefined): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [about, of, path] }) =>
      about === 'county' &&
      of === county &&
      (written === undefined || typeof path !== 'string' || isOld(addressOf(county, path), written)),
  });
}

/** The same for what this app itself changed. */
export function forgetKinds(client: QueryClient, county: string, ...kinds: readonly Kind[]): void {
  forget(client, county, new Set(kinds));
}

/** One answer. */
export function useOne<A extends Address>(county: string, address: A, asked: AskedOf<A>, enabled = true) {
  return useQuery({
    queryKey: keyOf(county, pathOf(address, asked)),
    queryFn: ({ signal }) => askCounty(county, address, asked, signal),
    enabled,
  });
}

/** A list, page after page. */
export function useList<A extends Address>(county: string, address: A, filters: Filters<A>, enabled = true) {
  return useInfiniteQuery({
    queryKey: keyOf(county, pathOf(address, filters)),
    queryFn: ({ signal, pageParam }) => askPage(county, address, { ...filters, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last: Page<A>) => last.next ?? undefined,
    enabled,
    // While another filter is being read, the rows of the last one stay, dimmed: no flash of emptiness.
    placeholderData: (before) => before,
  });
}

/** What a list comes to with its filters, all its pages together. */
export function useSums<A extends Address>(county: string, address: A, filters: Filters<A>) {
  return useQuery({
    queryKey: keyOf(county, pathOf(address, filters)),
    queryFn: ({ signal }) => askCountyFor(county, address, filters, signal),
  });
}

/** How many rows a page has when all of them are wanted. */
const WHOLE_PAGE = '1000';

/** Every row of a list with these filters, page by page, for those who want all of it. */
export async function* pagesOf<A extends Address>(
  county: string,
  address: A,
  filters: Filters<A>,
  signal?: AbortSignal,
): AsyncGenerator<readonly Row<A>[]> {
  let cursor = '';
  do {
    const page = await askPage(county, address, { ...filters, cursor, limit: WHOLE_PAGE }, signal);
    yield page.rows;
    cursor = page.next ?? '';
  } while (cursor !== '');
}

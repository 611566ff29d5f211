import type { StationStage } from '@yangui/domain';
import { useInfiniteQuery, useQuery } from '@tanstack/preact-query';
import type * as z from 'zod/mini';
import { earnings, order, orderPage, overview, page, product, villager, type EarningStage } from './answers.ts';
import { askCounty } from './source.ts';
import type { Topic } from './topics.ts';

/** Filters of a list, as they stand in the address. Empty ones are left out. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** The key of everything read about a topic of a county; the feed throws away what an entry touches by it. */
export function keyOf(county: string, topic: Topic, ...rest: readonly unknown[]): readonly unknown[] {
  return ['county', county, topic, ...rest];
}

export const useOverview = (county: string) => useOne(county, 'overview', '/overview', overview);
export const useOrder = (county: string, id: string) => useOne(county, 'orders', `/orders/${id}`, orderPage);

export const useOrders = (county: string, filters: Filters = {}) =>
  useList(county, 'orders', '/orders', order, filters);
/** Whether parcels may be sent to a station: those that are not open yet, or closed, take none. */
export const takesParcels = ({ stage }: { readonly stage: StationStage }): boolean =>
  stage === 'open' || stage === 'paused';
export const useProducts = (county: string, filters: Filters = {}) =>
  useList(county, 'products', '/products', product, filters);
export const useVillagers = (county: string, filters: Filters = {}) =>
  useList(county, 'villagers', '/villagers', villager, filters);

/** A partner's earnings: the three sums, and the lines they are made of, newest first. */
export function useEarnings(
  county: string,
  filters: { partner?: string | undefined; stage?: EarningStage | undefined },
) {
  return useInfiniteQuery({
    queryKey: keyOf(county, 'earnings', filters),
    queryFn: ({ signal, pageParam }) =>
      askCounty(county, `/earnings${search({ ...filters, cursor: pageParam })}`, earnings, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

/** How many rows a page has when all of them are wanted. */
const WHOLE_PAGE = '1000';

/** Every row of a list with these filters, page by page, for those who want all of it. */
export async function* pagesOf<T>(
  county: string,
  path: string,
  schema: z.ZodMiniType<{ rows: T[]; next?: string | null | undefined }>,
  filters: Filters,
  signal?: AbortSignal,
): AsyncGenerator<readonly T[]> {
  let cursor = '';
  do {
    const { rows, next } = await askCounty(county, path + search({ ...filters, cursor, limit: WHOLE_PAGE }), schema, {
      signal,
    });
    yield rows;
    cursor = next ?? '';
  } while (cursor !== '');
}

export function useOne<T>(county: string, topic: Topic, path: string, schema: z.ZodMiniType<T>, enabled = true) {
  return useQuery({
    queryKey: keyOf(county, topic, path),
    queryFn: ({ signal }) => askCounty(county, path, schema, { signal }),
    enabled,
  });
}

export function useList<T>(
  county: string,
  topic: Topic,
  path: string,
  row: z.ZodMiniType<T>,
  filters: Filters,
  enabled = true,
) {
  const schema = page(row);
  return useInfiniteQuery({
    queryKey: keyOf(county, topic, path, filters),
    queryFn: ({ signal, pageParam }) =>
      askCounty(county, path + search({ ...filters, cursor: pageParam }), schema, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
    // While another filter is being read, the rows of the last one stay, dimmed: no flash of emptiness.
    placeholderData: (before) => before,
  });
}

/** Filters as they stand behind an address. */
export function search(filters: Filters): string {
  const given = Object.entries(filters).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

import { useRef } from 'preact/hooks';
import { rowsOf, type PagedRead } from '../shell/listing.tsx';
import { stayingRows } from './staying-rows.ts';

/**
 * The rows of a list in the order in which they were first seen: what was done with one does not move it, and it stays
 * until the page is left. New ones come last. What stands in for an answer that is still asked for has no order here.
 * @param list what is asked for: each keeps an order of its own
 * @param stays whether a row that the list no longer has was done here
 * @param fits which of the rows are shown
 */
export function useStayingRows<R extends { readonly id: string }>(
  list: string,
  read: Pick<PagedRead<R>, 'data' | 'isPlaceholderData'>,
  stays: (id: string) => boolean,
  fits: (row: R) => boolean = () => true,
): readonly R[] {
  const seen = useRef(new Map<string, readonly R[]>());
  const now = (rowsOf(read) ?? []).filter(fits);
  if (read.isPlaceholderData) return now;
  const shown = stayingRows(seen.current.get(list) ?? [], now, stays);
  seen.current.set(list, shown);
  return shown;
}

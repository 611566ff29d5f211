import { useRef } from 'preact/hooks';

/**
 * The rows of a list in the order in which they were first seen: what was done with one does not move it, and it stays
 * until the page is left. New ones come last.
 * @param list what is asked for: each keeps an order of its own
 * @param stays whether a row that the list no longer has was done here
 */
export function useStayingRows<R extends { readonly id: string }>(
  list: string,
  rows: readonly R[],
  stays: (id: string) => boolean,
): readonly R[] {
  const seen = useRef(new Map<string, readonly R[]>());
  const shown = stayingRows(seen.current.get(list) ?? [], rows, stays);
  seen.current.set(list, shown);
  return shown;
}

/** Rows as they were seen before, with what is there now in their places. */
export function stayingRows<R extends { readonly id: string }>(
  before: readonly R[],
  now: readonly R[],
  stays: (id: string) => boolean,
): readonly R[] {
  const fresh = new Map(now.map((row) => [row.id, row]));
  const kept = before.flatMap((row) => {
    const there = fresh.get(row.id);
    fresh.delete(row.id);
    return there === undefined ? (stays(row.id) ? [row] : []) : [there];
  });
  return [...kept, ...fresh.values()];
}

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

/** What narrows and sorts a list, by the names that its address has for it. */
export type ViewState = Readonly<Record<string, string>>;

/** What of an address can be kept as a view: of the filters that its screen names. */
export function viewOf(search: URLSearchParams, filters: readonly string[]): ViewState {
  return Object.fromEntries(
    filters.flatMap((name) => {
      const value = search.get(name) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Of a kept view, what its list still knows, and what it does not know any more. */
export function known(
  kept: ViewState,
  filters: readonly string[],
): { readonly view: ViewState; readonly lost: number } {
  const there = Object.entries(kept).filter(([name]) => filters.includes(name));
  return { view: Object.fromEntries(there), lost: Object.keys(kept).length - there.length };
}

/** Whether two views show the same. */
export function sameView(one: ViewState, other: ViewState): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

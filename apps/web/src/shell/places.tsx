import { useEffect, useRef } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';

/** The filter of the list that a page was opened from, by the page's path. */
const openedFrom = new Map<string, string>();

/** The way back from a page to its list: with the filter that the list had when the page was opened from it. */
export function useWayBack(list: string): string;
export function useWayBack(list: string | undefined): string | undefined;
export function useWayBack(list: string | undefined): string | undefined {
  const [path] = useLocation();
  return list === undefined || list.includes('?') || !isBelow(path, list) ? list : list + (openedFrom.get(path) ?? '');
}

function isBelow(path: string, list: string): boolean {
  return path.startsWith(`${list}/`);
}

/**
 * Keeps where people are: a page that is opened from a list remembers the list's filter, and whoever comes back to the
 * list, by whatever way, finds the row they left in view and with the cursor. Every other page begins at its top.
 */
export function Places() {
  const [path] = useLocation();
  const search = useSearch();
  const last = useRef({ path, search });
  // While it is drawn, before the page that asks for its way back.
  if (isBelow(path, last.current.path) && last.current.search !== '')
    openedFrom.set(path, `?${last.current.search.replace(/^\?/, '')}`);
  useEffect(() => {
    const left = last.current.path;
    last.current = { path, search };
    if (left === path) return undefined;
    if (isBelow(left, path)) return showRow(left);
    window.scrollTo(0, 0);
    return undefined;
  }, [path, search]);
  return null;
}

/** Shows the row that leads to a page as soon as its list is drawn, unless the person has moved on by then. Answers how to stop. */
function showRow(page: string): () => void {
  const done = new AbortController();
  const look = () => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>('main a')].find(({ pathname }) => pathname === page);
    if (link === undefined) return;
    done.abort();
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: 'center' });
  };
  const observer = new MutationObserver(look);
  done.signal.addEventListener('abort', () => observer.disconnect());
  for (const moved of ['wheel', 'pointerdown', 'keydown', 'touchmove'])
    window.addEventListener(moved, () => done.abort(), { signal: done.signal, passive: true });
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return () => done.abort();
}

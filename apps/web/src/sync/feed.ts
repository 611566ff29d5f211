import { useQueryClient, type QueryClient } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import { currentEntry } from './entry.ts';
import { noteLink } from './link.ts';
import { forget } from './reads.ts';
import { isOld } from './tells.ts';

const feedHead = z.object({ seq: z.number() });
const feedEntry = z.object({
  seq: z.number(),
  type: z.string(),
  /** The kinds of row that it may have written. */
  kinds: z.array(z.string()),
});

/** A burst of entries (a batch of orders) refetches once. */
const GATHER_MS = 120;
const REOPEN_MS = 4_000;

/**
 * Follows the county's journal from a cursor and throws away what each entry makes old, so that what others do shows
 * without a reload. `first` is done before anything is read again: a device brings its copy up to date.
 */
export function useFeed(
  county: string | undefined,
  from: number,
  first: () => Promise<unknown> = () => Promise.resolve(),
): void {
  const client = useQueryClient();
  useEffect(() => (county === undefined ? undefined : follow(county, from, client, first)), [county, client]);
}

function follow(county: string, from: number, client: QueryClient, first: () => Promise<unknown>): () => void {
  let cursor = from;
  let lost = false;
  let source: EventSource | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const gather = gatherer(county, client, first);

  // What was on its way when the network went is heard, but is no word that it is back.
  const hear = () => noteLink({ ...(navigator.onLine && { state: 'live' as const }), lastReceivedAt: Date.now() });
  const askWhoIsHere = () => void client.invalidateQueries({ queryKey: ['me'] });
  const open = () => {
    noteLink({ state: 'waiting' });
    source = new EventSource(`/api/counties/${county}/feed?after=${cursor}`);
    source.addEventListener('open', () => {
      // Whoever came in without network is shown to the server as soon as it answers again.
      if (lost) askWhoIsHere();
      lost = false;
      hear();
    });
    source.addEventListener('head', (event) => {
      const head = parsed(event, feedHead);
      hear();
      // Behind, or ahead of a server put back from a backup: in either case what is shown may be old.
      if (head !== undefined && head.seq !== cursor) gather(undefined);
      if (head !== undefined && head.seq < cursor) cursor = head.seq;
    });
    source.addEventListener('entry', (event) => {
      const entry = parsed(event, feedEntry);
      hear();
      if (entry === undefined) return;
      cursor = Math.max(cursor, entry.seq);
      gather(entry.kinds);
    });
    source.addEventListener('problem', askWhoIsHere);
    source.addEventListener('error', () => {
      noteLink({ state: 'lost' });
      lost = true;
      if (source?.readyState !== EventSource.CLOSED) return;
      // The server answered, but not with a feed: there may be no session any more.
      if (!currentEntry().signInAgain) askWhoIsHere();
      reopening = setTimeout(open, REOPEN_MS);
    });
  };
  const reopenNow = () => {
    clearTimeout(reopening);
    source?.close();
    open();
  };
  const lose = () => noteLink({ state: 'lost' });
  window.addEventListener('online', reopenNow);
  window.addEventListener('offline', lose);
  open();
  return () => {
    clearTimeout(reopening);
    source?.close();
    window.removeEventListener('online', reopenNow);
    window.removeEventListener('offline', lose);
  };
}

/** Collects kinds of row for a moment, then reads again once what shows them. Undefined stands for everything of the county. */
function gatherer(
  county: string,
  client: QueryClient,
  first: () => Promise<unknown>,
): (kinds: readonly string[] | undefined) => void {
  let gathered: Set<string> | undefined = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const written = gathered;
    gathered = new Set();
    timer = undefined;
    void first().then(() => {
      forget(client, county, written);
      // It may have been this person who was appointed, or whose role ended.
      if (written === undefined || isOld('/api/me', written)) void client.invalidateQueries({ queryKey: ['me'] });
    });
  };
  return (kinds) => {
    if (kinds === undefined) gathered = undefined;
    else for (const kind of kinds) gathered?.add(kind);
    timer ??= setTimeout(flush, GATHER_MS);
  };
}

function parsed<T>(event: Event, schema: z.ZodMiniType<T>): T | undefined {
  if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return undefined;
  try {
    const read = schema.safeParse(JSON.parse(event.data));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

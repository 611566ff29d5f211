import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { readThrough } from '../source.ts';
import type { HeldHere } from './held-here.ts';
import type { Held } from './open-held.ts';

/** What is open in this tab, and who waits to hear of it: a tab shows one surface, and so one holder's. */
let here: HeldHere | undefined;
const followers = new Set<() => void>();

function tellAll(): void {
  for (const follower of followers) follower();
}

function setHere(held: HeldHere | undefined): void {
  here = held;
  tellAll();
}

/** What this browser lacks to keep anything; undefined where it can. */
export function lackingForOffline(): 'storage' | 'locks' | undefined {
  if (!('indexedDB' in globalThis)) return 'storage';
  return 'locks' in navigator ? undefined : 'locks';
}

interface Opening {
  readonly county: string;
  /** Who works with it, and whose it is: for others it is opened anew. */
  readonly key: string;
  /** Opens it; it is fetched after the first screen is drawn. */
  readonly open: () => Promise<Held>;
  /** Under which name this browser notes that it has a copy, worth waiting for before the server is asked; without a name it always is. */
  readonly mark?: string;
}

/**
 * Keeps a holder's rows on this device while its surface is open: reads and commands go through them.
 * @param opening undefined where there is nobody whose rows could be kept
 * @returns what brings the copy up to date, for the feed
 */
export function useHeld(opening: Opening | undefined): () => Promise<unknown> {
  const client = useQueryClient();
  useEffect(() => {
    if (opening === undefined || lackingForOffline() !== undefined) return undefined;
    const { county, open, mark } = opening;
    const opened = open().catch((error: unknown) => {
      console.warn('what is kept on this device cannot be opened', error);
      return undefined;
    });
    const through = opened.then((held) => held?.source);
    const early = mark === undefined || localStorage.getItem(mark) !== null || !navigator.onLine;
    let restore = early ? readThrough(county, through) : () => undefined;
    let leave = () => {};
    let closed = false;
    const tell = gathered(() => {
      tellAll();
      void client.invalidateQueries({ queryKey: ['county', county] });
    });
    void opened.then((held) => {
      if (held === undefined || closed) return;
      if (!early) restore = readThrough(county, through);
      setHere(held.here);
      const unfollow = held.here.follow(() => {
        if (mark !== undefined && held.here.ready) localStorage.setItem(mark, '1');
        tell();
      });
      const end = held.keepUp();
      leave = () => {
        unfollow();
        end();
      };
      tell();
    });
    return () => {
      closed = true;
      restore();
      leave();
      setHere(undefined);
      void opened.then((held) => held?.here.leave());
    };
  }, [opening?.county, opening?.key]);
  return () => here?.refresh().catch(() => undefined) ?? Promise.resolve();
}

/** What this device keeps of whose surface is open, rendering again with each change; undefined where nothing is. */
export function useHeldHere(): HeldHere | undefined {
  const [, render] = useState(0);
  useEffect(() => {
    const follower = () => render((count) => count + 1);
    followers.add(follower);
    follower();
    return () => void followers.delete(follower);
  }, []);
  return here;
}

/** Several changes in a row make one round of reading. */
function gathered(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work();
    }, 0);
  };
}

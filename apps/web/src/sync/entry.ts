import { useEffect, useState } from 'preact/hooks';
import type { News } from './who.ts';

/** How whoever is at the counter stands with the server. */
export interface Entry {
  /** They came in by PIN without network, and the server wants to see the PIN again. */
  readonly signInAgain: boolean;
  /** The server ended somebody's sign-in on this device, and they were shown the door. */
  readonly turnedOut: boolean;
  /** Somebody went out by themselves: whoever comes next begins at their own start. */
  readonly wentOut: boolean;
  /** What the server told whoever came in of their sign-in, until they have read it. */
  readonly news: News | undefined;
}

let entry: Entry = { signInAgain: false, turnedOut: false, wentOut: false, news: undefined };
const followers = new Set<() => void>();

/** Notes what was learned about it. */
export function noteEntry(change: Partial<Entry>): void {
  entry = { ...entry, ...change };
  for (const follower of followers) follower();
}

/** As it is now, for those who do not draw. */
export function currentEntry(): Entry {
  return entry;
}

/** As it is now; renders again when it changes. */
export function useEntry(): Entry {
  const [, render] = useState(0);
  useEffect(() => {
    const follower = () => render((count) => count + 1);
    followers.add(follower);
    return () => {
      followers.delete(follower);
    };
  }, []);
  return entry;
}

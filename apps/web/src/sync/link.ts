import { useEffect, useState } from 'preact/hooks';

/** What is known about the line to the server. Times are this device's clock. */
export interface Link {
  /** `live`: the feed is open. `waiting`: it is being opened. `lost`: no answer for now. */
  readonly state: 'live' | 'waiting' | 'lost';
  readonly lastReceivedAt: number | undefined;
  readonly lastSentAt: number | undefined;
  /** Commands under way that the server has not answered yet. */
  readonly sending: number;
}

let link: Link = { state: 'waiting', lastReceivedAt: undefined, lastSentAt: undefined, sending: 0 };
const followers = new Set<() => void>();

/** Notes what was learned about the line. */
export function noteLink(change: Partial<Link>): void {
  link = { ...link, ...change };
  for (const follower of followers) follower();
}

/** Counts a command as under way until its answer comes. */
export async function whileSending<T>(work: () => Promise<T>): Promise<T> {
  noteLink({ sending: link.sending + 1 });
  try {
    return await work();
  } finally {
    noteLink({ sending: link.sending - 1 });
  }
}

/** The line as it is now. */
export function linkNow(): Link {
  return link;
}

/** Is told of every change of the line. */
export function followLink(follower: () => void): () => void {
  followers.add(follower);
  return () => void followers.delete(follower);
}

/** The line as it is now; renders again when it changes. */
export function useLink(): Link {
  const [, render] = useState(0);
  useEffect(() => followLink(() => render((count) => count + 1)), []);
  return link;
}

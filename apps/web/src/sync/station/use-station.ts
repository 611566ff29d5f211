import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import type { OwnStation } from '../who.ts';
import { readThrough } from '../source.ts';
import type { HeldStation } from './open-station.ts';
import type { Station } from './station.ts';

/** The station that is open in this tab, and who waits to hear of it. */
let here: HeldStation | undefined;
const followers = new Set<() => void>();

function setHere(held: HeldStation | undefined): void {
  here = held;
  for (const follower of followers) follower();
}

/** A mark that this browser has a copy of a station: worth waiting for it before the server is asked. */
const copyMark = (station: string) => `yangui.copy.${station}`;

/** What this browser lacks to keep a station's copy; undefined where it can. */
export function lackingForOffline(): 'storage' | 'locks' | undefined {
  if (!('indexedDB' in globalThis)) return 'storage';
  return 'locks' in navigator ? undefined : 'locks';
}

/**
 * Keeps the station behind this counter on this device while the counter is open: reads and commands go through it.
 * @returns what brings the copy up to date, for the feed
 */
export function useHeldStation(
  county: string,
  own: OwnStation | undefined,
  person: { readonly id: string; readonly name: string },
): () => Promise<unknown> {
  const client = useQueryClient();
  useEffect(() => {
    if (own === undefined || lackingForOffline() !== undefined) return undefined;
    const opening = import('./open-station.ts')
      .then(({ openStation }) => openStation({ county, own, person }))
      .catch((error: unknown) => {
        console.warn('the copy of the station cannot be opened', error);
        return undefined;
      });
    const through = opening.then((held) => held?.source);
    const early = localStorage.getItem(copyMark(own.id)) !== null || !navigator.onLine;
    let restore = early ? readThrough(county, through) : () => undefined;
    let closed = false;
    const tell = gathered(() => {
      for (const follower of followers) follower();
      void client.invalidateQueries({ queryKey: ['county', county] });
    });
    void opening.then((held) => {
      if (held === undefined || closed) return;
      if (!early) restore = readThrough(county, through);
      setHere(held);
      held.station.follow(() => {
        if (held.station.ready) localStorage.setItem(copyMark(own.id), '1');
        tell();
      });
      tell();
    });
    return () => {
      closed = true;
      restore();
      setHere(undefined);
      void opening.then((held) => held?.close());
    };
  }, [county, own?.id, person.id]);
  return () => here?.station.refresh().catch(() => undefined) ?? Promise.resolve();
}

/** The station held on this device, rendering again with each change; undefined where there is none. */
export function useStationHere(): Station | undefined {
  const [, render] = useState(0);
  useEffect(() => {
    const follower = () => render((count) => count + 1);
    followers.add(follower);
    follower();
    return () => void followers.delete(follower);
  }, []);
  return here?.station;
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

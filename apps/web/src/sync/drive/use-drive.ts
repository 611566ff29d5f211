import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { setKeeper } from '../attachments/keeper.ts';
import { useOne } from '../reads.ts';
import { readThrough } from '../source.ts';
import type { HeldHere } from '../held/held-here.ts';
import { piecesOf } from './pieces.ts';

/** The driver's own day, from this phone where it is kept. */
export const useDrivenDay = (county: string) => useOne(county, '/drive', {});

let here: HeldHere | undefined;
const followers = new Set<() => void>();
const tellAll = () => {
  for (const follower of followers) follower();
};

/**
 * Keeps the driver's day on this phone while the surface is open: reads and records go through it.
 * @returns what reads the day again, for the feed
 */
export function useHeldDrive(county: string, person: string): () => Promise<unknown> {
  const client = useQueryClient();
  useEffect(() => {
    if (!('indexedDB' in globalThis) || !('locks' in navigator)) return undefined;
    let closed = false;
    const opening = import('./open-drive.ts')
      .then(({ openDrive }) => openDrive(county, person))
      .catch((error: unknown) => {
        console.warn('the driver’s day cannot be kept here', error);
        return undefined;
      });
    const restore = readThrough(
      county,
      opening.then((held) => held?.source),
    );
    let leave = () => {};
    void opening.then((held) => {
      if (held === undefined || closed) return;
      here = held.here;
      setKeeper(here);
      const unfollow = here.follow(() => {
        tellAll();
        void client.invalidateQueries({ queryKey: ['county', county] });
      });
      const end = held.keepUp();
      leave = () => {
        unfollow();
        end();
      };
      tellAll();
    });
    return () => {
      closed = true;
      restore();
      leave();
      here = undefined;
      setKeeper(undefined);
      tellAll();
      void opening.then((held) => held?.here.close());
    };
  }, [county, person]);
  return () => here?.refresh().catch(() => undefined) ?? Promise.resolve();
}

/** What this phone keeps of its driver, rendering again with each change; undefined where nothing is open. */
export function useDriveHere(): HeldHere | undefined {
  const [, render] = useState(0);
  useEffect(() => {
    const follower = () => render((count) => count + 1);
    followers.add(follower);
    follower();
    return () => void followers.delete(follower);
  }, []);
  return here;
}

/** What this phone recorded and the server has not answered: each piece by its id. */
export function useUnanswered(): (piece: string) => boolean {
  const drive = useDriveHere();
  const pieces = new Set(
    drive?.entries
      .filter(({ state }) => state === 'waiting' || state === 'in-review')
      .flatMap(({ envelope }) => piecesOf(envelope.payload)),
  );
  return (piece) => pieces.has(piece);
}

import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { setKeeper } from '../attachments/keeper.ts';
import { useOne } from '../reads.ts';
import { readThrough } from '../source.ts';
import { piecesOf } from './driven-day.ts';
import type { Round } from './round.ts';

/** The driver's own day, from this phone where it is kept. */
export const useDrivenDay = (county: string) => useOne(county, '/drive', {});

let here: Round | undefined;
const followers = new Set<() => void>();
const tellAll = () => {
  for (const follower of followers) follower();
};

/**
 * Keeps the driver's day on this phone while the surface is open: reads and records go through it.
 * @returns what reads the day again, for the feed
 */
export function useHeldRound(county: string, person: string): () => Promise<unknown> {
  const client = useQueryClient();
  useEffect(() => {
    if (!('indexedDB' in globalThis) || !('locks' in navigator)) return undefined;
    let closed = false;
    const opening = import('./open-round.ts')
      .then(({ openRound }) => openRound(county, person))
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
      const { round } = held;
      here = round;
      setKeeper(round);
      const unfollow = round.follow(() => {
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
      void opening.then((held) => held?.round.close());
    };
  }, [county, person]);
  return () => here?.refresh().catch(() => undefined) ?? Promise.resolve();
}

/** The round that is open in this tab, rendering again with each change. */
export function useRoundHere(): Round | undefined {
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
  const round = useRoundHere();
  const pieces = new Set(
    round?.entries
      .filter(({ state }) => state === 'waiting' || state === 'in-review')
      .flatMap(({ envelope }) => piecesOf(envelope.payload)),
  );
  return (piece) => pieces.has(piece);
}

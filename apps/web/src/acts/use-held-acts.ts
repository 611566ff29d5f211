import { useQueryClient } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { sendOnce } from '../sync/command.ts';
import { readThrough, type LocalSource } from '../sync/source.ts';
import type { HeldActs } from './held-acts.ts';

/**
 * At a surface without an outbox: what is done waits in this browser for as long as it can be taken back, and what an
 * earlier page left is sent. What names people is not kept here: it is sent at once.
 * @returns what was held, for what an earlier page did and the server refused
 */
export function useHeldActs(county: string, person: string): HeldActs | undefined {
  const client = useQueryClient();
  const [acts, setActs] = useState<HeldActs>();
  const [, render] = useState(0);
  useEffect(() => {
    let close: () => void = () => undefined;
    let closed = false;
    // Where it cannot be fetched, what is done is sent at once.
    void open(county, person)
      .catch(() => undefined)
      .then((held) => {
        if (held === undefined || closed) return;
        held.follow(() => {
          render((count) => count + 1);
          void client.invalidateQueries({ queryKey: ['county', county] });
        });
        const restore = readThrough(county, Promise.resolve(sourceFrom(held)));
        const gone = () => {
          if (document.visibilityState === 'hidden') held.release();
        };
        document.addEventListener('visibilitychange', gone);
        held.resume();
        setActs(held);
        close = () => {
          document.removeEventListener('visibilitychange', gone);
          restore();
          held.release();
          held.close();
        };
      });
    return () => {
      closed = true;
      close();
    };
  }, [county, person]);
  return acts;
}

function sourceFrom(held: HeldActs): LocalSource {
  return {
    answer: () => undefined,
    post: (envelopes, holdMs) =>
      Promise.resolve(
        holdMs > 0 && envelopes.every(({ personal }) => personal === undefined)
          ? held.hold(envelopes, holdMs)
          : undefined,
      ),
    takeBack: (ids) => held.takeBack(ids),
    standing: (id) => held.standing(id),
    follow: (follower) => held.follow(follower),
    leave: (ids) => held.leave(ids),
  };
}

/** Fetched after the first screen: nothing is done before that. */
async function open(county: string, person: string): Promise<HeldActs> {
  const { HeldActs: Acts } = await import('./held-acts.ts');
  return new Acts({
    storage: localStorage,
    prefix: `yangui.held.${county}.${person}.`,
    send: (commands) => sendOnce(county, commands),
    now: () => Date.now(),
  });
}

import { useQueryClient } from '@tanstack/preact-query';
import { commands, type Envelope } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { untilAnswered } from '../command.ts';
import { certificates, signer } from '../device/index.ts';
import { ask } from '../http.ts';
import { followLink, linkNow } from '../link.ts';
import { localProblem } from '../problem.ts';
import { useOne } from '../reads.ts';
import { Refused } from '../refused.ts';
import { readThrough, type LocalSource } from '../source.ts';
import { reportOf } from '../station/report.ts';
import { DeviceFull } from '../station/outbox.ts';
import { drivenDay, piecesOf } from './driven-day.ts';
import { Round } from './round.ts';

const AGAIN_EVERY_MS = 20_000;

/** The driver's own day, from this phone where it is kept. */
export const useDrivenDay = (county: string) => useOne(county, 'loops', '/drive', drivenDay);

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
    const opening = openRound(county, person).catch((error: unknown) => {
      console.warn('the driver’s day cannot be kept here', error);
      return undefined;
    });
    const restore = readThrough(
      county,
      opening.then((round) => round && sourceOf(round)),
    );
    let leave = () => {};
    void opening.then((round) => {
      if (round === undefined || closed) return;
      here = round;
      const unfollow = round.follow(() => {
        tellAll();
        void client.invalidateQueries({ queryKey: ['county', county] });
      });
      const end = keepUp(round);
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
      tellAll();
      void opening.then((round) => round?.close());
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

function reachable(): boolean {
  return navigator.onLine && linkNow().state !== 'lost';
}

async function openRound(county: string, person: string): Promise<Round> {
  return Round.open(county, person, {
    speaker: async () => {
      const key = await signer();
      return key === undefined
        ? { person, sign: undefined }
        : { person: key.person, sign: async (text) => ({ key: key.key, signature: await key.sign(text) }) };
    },
    ask: (path, schema, asked) =>
      asked?.method === 'POST' ? untilAnswered(() => ask(path, schema, asked)) : ask(path, schema, asked),
    certificates,
    report: (round) => reportOf({ entries: round.entries, lastSentAt: round.lastSentAt, copiedAt: round.readAt }, null),
    reachable,
    alone: (what, work) => navigator.locks.request(`yangui ${county} ${what}`, work),
    now: () => Date.now(),
  });
}

function sourceOf(round: Round): LocalSource {
  return {
    answer: (path) => (path === '/drive' ? round.day : undefined),
    post: async (envelopes) => (envelopes.every(isDriversWork) ? withRoom(() => round.post(envelopes)) : undefined),
  };
}

/** Does what needs room on the phone. @throws Refused when nothing more can be kept here */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeviceFull) throw new Refused(localProblem('device-full'));
    throw error;
  }
}

function isDriversWork({ type }: Envelope): boolean {
  return commands.get(type)?.capability === 'loops.drive';
}

/** Sends and reads whenever the line comes back, and from time to time. */
function keepUp(round: Round): () => void {
  const look = () => void round.refresh().catch(() => undefined);
  let live = false;
  const unfollow = followLink(() => {
    const now = linkNow().state === 'live';
    if (now && !live) {
      void round.drain();
      look();
    }
    live = now;
  });
  const again = setInterval(() => {
    if (!reachable()) return;
    void round.drain();
    look();
  }, AGAIN_EVERY_MS);
  if (reachable()) void round.drain();
  look();
  return () => {
    unfollow();
    clearInterval(again);
  };
}

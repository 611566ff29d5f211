import { commands, type Envelope } from '@yangui/domain';
import { untilAnswered } from '../command.ts';
import { certificates, signer } from '../device/index.ts';
import { ask } from '../http.ts';
import { followLink, linkNow } from '../link.ts';
import type { LocalSource } from '../source.ts';
import { reportOf } from '../held/report.ts';
import { Round } from './round.ts';
import { withRoom } from '../held/with-room.ts';

const AGAIN_EVERY_MS = 20_000;

/** A driver's day that is open in this tab. */
export interface HeldRound {
  readonly round: Round;
  readonly source: LocalSource;
  /** Sends and reads from now on; returns how to end that. */
  readonly keepUp: () => () => void;
}

/** Opens the driver's day that this phone keeps: fetched after the first screen is drawn. */
export async function openRound(county: string, person: string): Promise<HeldRound> {
  const round = await Round.open(county, person, {
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
  return { round, source: sourceOf(round), keepUp: () => keepUp(round) };
}

function reachable(): boolean {
  return navigator.onLine && linkNow().state !== 'lost';
}

function sourceOf(round: Round): LocalSource {
  return {
    answer: (path) => (path === '/drive' ? round.day : undefined),
    post: async (envelopes) => (envelopes.every(isDriversWork) ? withRoom(() => round.post(envelopes)) : undefined),
    takeBack: (ids) => round.takeBack(ids),
    standing: (id) => round.standing(id),
    follow: (follower) => round.follow(follower),
  };
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

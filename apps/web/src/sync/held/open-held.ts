import { capabilities, includes, type Capability, type Envelope, type Rules } from '@yangui/domain';
import { certificates, signer } from '../device/index.ts';
import { ask } from '../http.ts';
import { followLink, linkNow } from '../link.ts';
import { untilAnswered } from '../command.ts';
import { NoAnswer } from '../refused.ts';
import type { LocalSource } from '../source.ts';
import type { HeldDatabase } from './held-database.ts';
import { HeldHere, type Holder } from './held-here.ts';
import { reportOf } from './report.ts';
import type { Speaker } from './sender.ts';
import { withRoom } from './with-room.ts';

/** Between tries to send what waits. */
const SEND_EVERY_MS = 20_000;
/** After a look that brought no answer, and a sending that broke off. */
const AGAIN_AFTER_MS = 5_000;

interface Opening {
  /** The rules of the surface that it is opened for. */
  readonly rules: Rules;
  readonly county: string;
  readonly whose: Holder;
  /** Who works with it. */
  readonly person: string;
  /** Where it is kept, if not where the holder's name says. */
  readonly database?: HeldDatabase;
  /** What it answers to a read once there is a copy; undefined where only the server can. */
  readonly answer: (path: string, here: HeldHere) => unknown;
  /** Between looks for what is new when the feed says nothing. */
  readonly lookEveryMs: number;
}

/** What a holder keeps on this device, open in this tab, and what stands between the screens and the server. */
export interface Held {
  readonly here: HeldHere;
  readonly source: LocalSource;
  /** Keeps it up to date and sends what waits, from now on; returns how to end that. */
  readonly keepUp: () => () => void;
}

/** Whether the server can be reached, as far as is known. */
export function reachable(): boolean {
  return navigator.onLine && linkNow().state !== 'lost';
}

/** Opens what this device keeps of a holder: a station, a driver. */
export async function openHeld({
  rules,
  county,
  whose,
  person,
  database,
  answer,
  lookEveryMs,
}: Opening): Promise<Held> {
  const station = whose.by === 'station' ? whose.id : null;
  const here = await HeldHere.open(
    county,
    whose,
    {
      rules,
      speaker: () => speakerNow(person),
      ask: (path, schema, asked) =>
        asked?.method === 'POST' ? untilAnswered(() => ask(path, schema, asked)) : ask(path, schema, asked),
      certificates,
      report: (standing) => reportOf(standing, station),
      reachable,
      alone: (what, work) => navigator.locks.request(`yangui ${county} ${what}`, work),
      now: () => Date.now(),
    },
    database,
  );
  const source: LocalSource = {
    answer: (path) => (here.ready ? answer(path, here) : undefined),
    post: async (envelopes, holdMs) =>
      here.ready && envelopes.every((one) => isWorkOf(rules, whose, one))
        ? withRoom(() => here.post(envelopes, holdMs))
        : undefined,
    takeBack: (ids) => here.takeBack(ids),
    standing: (id) => here.standing(id),
    follow: (follower) => here.follow(follower),
  };
  return { here, source, keepUp: () => keepUp(here, lookEveryMs) };
}

/** Who works on this device now, with their key on it. Where it has none, the session stands for them. */
async function speakerNow(person: string): Promise<Speaker> {
  const key = await signer();
  if (key === undefined) return { person, sign: undefined };
  return { person: key.person, sign: async (text) => ({ key: key.key, signature: await key.sign(text) }) };
}

/** What a holder's role may do goes through the outbox: by construction, whatever it learns later. */
function isWorkOf({ holders, commands }: Rules, { by }: Holder, { type }: Envelope): boolean {
  const role = holders.get(by)?.role;
  const capability: Capability | undefined = commands.get(type)?.capability;
  return role !== undefined && capability !== undefined && capability in capabilities && includes(role, capability);
}

/** Sends and looks whenever the line comes back, and from time to time; sooner where it broke off and the line seems to be there. */
function keepUp(here: HeldHere, lookEveryMs: number): () => void {
  let live = false;
  let ended = false;
  let lookLater: ReturnType<typeof setTimeout> | undefined;
  let sendLater: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(lookLater);
    here.refresh().catch(() => {
      if (reachable()) lookLater = setTimeout(look, AGAIN_AFTER_MS);
    });
  };
  const send = () => {
    clearTimeout(sendLater);
    void here.drain().then(() => {
      if (!ended && here.failure instanceof NoAnswer && reachable()) sendLater = setTimeout(send, AGAIN_AFTER_MS);
    });
  };
  const unfollow = followLink(() => {
    const now = linkNow().state === 'live';
    if (now && !live) {
      send();
      look();
    }
    live = now;
  });
  const sending = setInterval(() => {
    if (reachable() && (here.attachmentsWaiting > 0 || here.entries.some(({ state }) => state === 'waiting'))) send();
  }, SEND_EVERY_MS);
  const looking = setInterval(() => {
    if (reachable()) look();
  }, lookEveryMs);
  // Who goes on to something else has seen what was done.
  const gone = () => {
    if (document.visibilityState === 'hidden') here.release().catch(console.error);
  };
  document.addEventListener('visibilitychange', gone);
  if (reachable()) send();
  look();
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', gone);
    unfollow();
    clearInterval(sending);
    clearInterval(looking);
    clearTimeout(lookLater);
    clearTimeout(sendLater);
  };
}

import { capabilities, commands, includes, type Capability, type Envelope } from '@yangui/domain';
import type { OwnStation } from '../who.ts';
import { setKeeper } from '../attachments/keeper.ts';
import { certificates, signer } from '../device/index.ts';
import { ask } from '../http.ts';
import { followLink, linkNow } from '../link.ts';
import { untilAnswered } from '../command.ts';
import type { LocalSource } from '../source.ts';
import { localAnswer } from './local/index.ts';
import { reportOf } from '../held/report.ts';
import type { Speaker } from '../held/sender.ts';
import { Station } from './station.ts';
import { withRoom } from '../held/with-room.ts';

/** Between tries to send what waits, and between looks for what is new when the feed says nothing. */
const SEND_EVERY_MS = 20_000;
const LOOK_EVERY_MS = 5 * 60_000;
/** After a look that brought no answer. */
const LOOK_AGAIN_MS = 5_000;

/** A station held on this device: the copy with its outbox, and what stands between the screens and the server. */
export interface HeldStation {
  readonly station: Station;
  readonly source: LocalSource;
  readonly close: () => void;
}

interface Opening {
  readonly county: string;
  readonly own: OwnStation;
  readonly person: { readonly id: string; readonly name: string };
}

/** Opens the copy that this device keeps of a station, keeps it up to date, and sends what waits. */
export async function openStation({ county, own, person }: Opening): Promise<HeldStation> {
  const reachable = () => navigator.onLine && linkNow().state !== 'lost';
  const station = await Station.open(county, own.id, {
    speaker: () => speakerNow(person.id),
    ask: (path, schema, asked) =>
      asked?.method === 'POST' ? untilAnswered(() => ask(path, schema, asked)) : ask(path, schema, asked),
    certificates,
    report: (here) => reportOf(here, own.id),
    reachable,
    alone: (what, work) => navigator.locks.request(`yangui ${county} ${what}`, work),
    now: () => Date.now(),
  });
  const source: LocalSource = {
    answer: (path) =>
      station.ready
        ? localAnswer(path, { view: station.view, station: own, person, now: Date.now(), reachable: reachable() })
        : undefined,
    post: (envelopes, holdMs) =>
      station.ready && envelopes.every(isStationWork)
        ? withRoom(() => station.post(envelopes, holdMs))
        : Promise.resolve(undefined),
    takeBack: (ids) => station.takeBack(ids),
    standing: (id) => station.standing(id),
    follow: (follower) => station.follow(follower),
  };
  const end = keepUp(station, reachable);
  setKeeper(station);
  return {
    station,
    source,
    close() {
      end();
      setKeeper(undefined);
      station.close();
    },
  };
}

/** Who is at the counter now, with their key on this device. Where it has none, the session stands for them. */
async function speakerNow(person: string): Promise<Speaker> {
  const here = await signer();
  if (here === undefined) return { person, sign: undefined };
  return { person: here.person, sign: async (text) => ({ key: here.key, signature: await here.sign(text) }) };
}

/** Sends and looks whenever the line comes back, and from time to time. */
function keepUp(station: Station, reachable: () => boolean): () => void {
  let live = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(later);
    station.refresh().catch(() => {
      if (reachable()) later = setTimeout(look, LOOK_AGAIN_MS);
    });
  };
  const unfollow = followLink(() => {
    const now = linkNow().state === 'live';
    if (now && !live) {
      void station.drain();
      look();
    }
    live = now;
  });
  const sending = setInterval(() => {
    if (reachable() && (station.attachmentsWaiting > 0 || station.entries.some(({ state }) => state === 'waiting')))
      void station.drain();
  }, SEND_EVERY_MS);
  const looking = setInterval(() => {
    if (reachable()) look();
  }, LOOK_EVERY_MS);
  // Who goes on to something else has seen what was done.
  const gone = () => {
    if (document.visibilityState === 'hidden') station.release().catch(console.error);
  };
  document.addEventListener('visibilitychange', gone);
  void station.drain();
  look();
  return () => {
    document.removeEventListener('visibilitychange', gone);
    unfollow();
    clearInterval(sending);
    clearInterval(looking);
    clearTimeout(later);
  };
}

/** What a partner may do at the counter goes through its outbox: by construction, whatever the counter learns later. */
function isStationWork({ type }: Envelope): boolean {
  const capability: Capability | undefined = commands.get(type)?.capability;
  return capability !== undefined && capability in capabilities && includes('station-partner', capability);
}

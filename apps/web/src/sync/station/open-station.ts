import { setKeeper } from '../attachments/keeper.ts';
import { openHeld, reachable } from '../held/open-held.ts';
import type { LocalSource } from '../source.ts';
import type { OwnStation } from '../who.ts';
import { localAnswer } from './local/index.ts';
import type { Station } from './station.ts';

const LOOK_EVERY_MS = 5 * 60_000;

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
  const { here, source, keepUp } = await openHeld({
    county,
    whose: { by: 'station', id: own.id },
    person: person.id,
    answer: (path, { view }) =>
      localAnswer(path, { view, station: own, person, now: Date.now(), reachable: reachable() }),
    lookEveryMs: LOOK_EVERY_MS,
  });
  const end = keepUp();
  setKeeper(here);
  return {
    station: here,
    source,
    close() {
      end();
      setKeeper(undefined);
      void here.leave();
    },
  };
}

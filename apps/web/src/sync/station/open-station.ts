import { rules } from '../../counter/rules.ts';
import { openHeld, reachable, type Held } from '../held/open-held.ts';
import type { OwnStation } from '../who.ts';
import { localAnswer } from './local/index.ts';

const LOOK_EVERY_MS = 5 * 60_000;

interface Opening {
  readonly county: string;
  readonly own: OwnStation;
  readonly person: { readonly id: string; readonly name: string };
}

/** Opens the copy that this device keeps of a station. */
export function openStation({ county, own, person }: Opening): Promise<Held> {
  return openHeld({
    rules,
    county,
    whose: { by: 'station', id: own.id },
    person: person.id,
    answer: (path, { view }) =>
      localAnswer(path, { view, station: own, person, now: Date.now(), reachable: reachable() }),
    lookEveryMs: LOOK_EVERY_MS,
  });
}

import type { State } from '../kernel/index.ts';
import { changesVisit, type JoinsVisit } from '../purchasing/index.ts';
import type { Parcel } from './parcel.ts';

/** How a parcel comes to wait for another person than before; undefined where it is theirs already, or has a code of its own. */
export function joinsAnew(state: State, { id, station, visit }: Parcel, person: string): JoinsVisit | undefined {
  return visit == null ? undefined : changesVisit(state, { station, person, id }, visit);
}

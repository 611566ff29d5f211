import type { DrivenDay, DrivenLoop, DrivenStop } from '@yangui/domain';
import { atStop } from './at-stop.ts';
import { bundlesOf, countOf } from './roadside.ts';

/** A stop of a loop where something is not done. */
export interface Undone {
  readonly key: string;
  /** The station; null where another van's load was to be fetched. */
  readonly station: string | null;
  /** The van whose load was to be fetched. */
  readonly van: string | null;
  readonly aboard: number;
  readonly waiting: number;
  /** Nothing at all is on record there. */
  readonly unvisited: boolean;
}

/**
 * The stops of a loop where something is left to do, as far as this phone knows: what nobody signed for, what still waits, a
 * broken van's load. Where the driver said what was wrong, nothing is left to ask.
 */
export function undoneOf(day: DrivenDay, loop: DrivenLoop): readonly Undone[] {
  const seen = new Set<string>();
  return loop.trips
    .flatMap(({ stops }) => stops)
    .flatMap((stop) => {
      const one = undoneAt(day, loop, stop);
      if (one === undefined || seen.has(one.key)) return [];
      seen.add(one.key);
      return [one];
    });
}

function undoneAt(day: DrivenDay, loop: DrivenLoop, { station, fetch }: DrivenStop): Undone | undefined {
  if (station === null) {
    const van = day.broken.find((one) => one.loop === fetch);
    const waiting =
      van === undefined ? 0 : bundlesOf(van, new Set()).reduce((sum, { pieces }) => sum + countOf(pieces), 0);
    return van === undefined || waiting === 0
      ? undefined
      : { key: van.loop, station: null, van: van.vehicleName, aboard: 0, waiting, unvisited: false };
  }
  const { aboard, due, waitingPieces, loads, ups, reported } = atStop(day, loop, station);
  const onBoard = aboard.length + due;
  if (reported || onBoard + waitingPieces === 0) return undefined;
  const touched =
    loads.some(({ parcels }) => parcels.some(({ onVan }) => !onVan)) ||
    ups.some(({ stands }) => stands !== 'at-station');
  return { key: station, station, van: null, aboard: onBoard, waiting: waitingPieces, unvisited: !touched };
}

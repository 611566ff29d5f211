import {
  lotLabelIn,
  type DrivenDay,
  type DrivenLoad,
  type DrivenLoop,
  type DrivenParcel,
  type DrivenUp,
} from '@yangui/domain';

/** What one stop of a loop is about. */
export interface AtStop {
  readonly loads: readonly DrivenLoad[];
  /** Still on the van for this station. */
  readonly aboard: readonly DrivenParcel[];
  readonly grams: number;
  /** What goes up from here, taken already or not. */
  readonly ups: readonly DrivenUp[];
  readonly waiting: readonly DrivenUp[];
  readonly waitingPieces: number;
  /** Lots that lie here and can go up; and those that the centre sends back here, still on the van. */
  readonly lots: number;
  readonly due: number;
  /** Something was handed over or taken, and nothing is left. */
  readonly done: boolean;
  readonly reported: boolean;
}

/** What goes down and up at a stop, as far as this phone knows. */
export function atStop(day: DrivenDay, loop: DrivenLoop, station: string): AtStop {
  const loads = loop.loads.filter((load) => load.station === station);
  const parcels = loads.flatMap((load) => load.parcels);
  const aboard = parcels.filter(({ onVan }) => onVan);
  const ups = day.up.filter((one) => one.station === station && (one.stands === 'at-station' || one.loop === loop.id));
  // A lot may go up and need not: the station may be at work on it.
  const standing = ups.filter(({ stands }) => stands === 'at-station');
  const waiting = standing.filter(({ kind }) => kind !== 'lot');
  // Lots that the centre sends back here.
  const due = ups.filter(({ goods, stands }) => goods?.down === true && stands === 'on-van');
  return {
    loads,
    aboard,
    ups,
    waiting,
    waitingPieces: waiting.reduce((sum, { pieces }) => sum + pieces, 0),
    grams: aboard.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0),
    lots: standing.length - waiting.length,
    due: due.length,
    done:
      parcels.length + ups.length - (standing.length - waiting.length) > 0 &&
      aboard.length + waiting.length + due.length === 0,
    reported: loop.exceptions.some((one) => one.station === station),
  };
}

/** At which other stop of a loop something is due whose label was scanned; undefined where it is not on the loop at all. */
export function stopOf(day: DrivenDay, loop: DrivenLoop, label: string): string | undefined {
  const load = loop.loads.find(({ parcels }) => parcels.some(({ number }) => number === label));
  return load?.station ?? day.up.find((one) => one.label === (lotLabelIn(label) ?? label))?.station;
}

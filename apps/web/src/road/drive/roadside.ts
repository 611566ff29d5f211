import { lotLabelIn, type BrokenVan, type DrivenDay, type DrivenLoop } from '@yangui/domain';
import type { OutboxEntry } from '../../sync/held/outbox-entry.ts';

/** Something on a van that broke down, as it is counted there: a parcel that goes down, or what came up. */
export interface Piece {
  readonly id: string;
  readonly label: string;
  readonly pieces: number;
  readonly kind: 'down' | 'consignment' | 'return' | 'lot';
  /** By the record: on the van, missing there, or still at its station since the driver's own record is on a phone. */
  readonly stands: 'on-van' | 'missing' | 'at-station';
}

/** What is counted together: a station's sealed load, or what came up from it. */
export interface Bundle {
  readonly key: string;
  readonly station: string;
  /** The load, where it goes down. */
  readonly load: string | null;
  readonly seal: string | null;
  readonly pieces: readonly Piece[];
}

/** What is on a van by the record, station by station in the order of its stops; what waits at its stops only where it was found. */
export function bundlesOf(van: BrokenVan, found: ReadonlySet<string>): readonly Bundle[] {
  const down = van.loads.map(({ id, station, seal, parcels }): Bundle => ({
    key: id,
    station,
    load: id,
    seal,
    pieces: parcels
      .filter(({ onVan }) => onVan)
      .map((one) => ({
        id: one.id,
        label: one.number,
        pieces: 1,
        kind: 'down',
        stands: one.trouble === 'missing' ? 'missing' : 'on-van',
      })),
  }));
  const aboard = van.up.filter(({ id, stands }) => stands !== 'at-station' || found.has(id));
  const from = [...new Set(aboard.map(({ station }) => station))];
  const up = from.map((station): Bundle => ({
    key: `up ${station}`,
    station,
    load: null,
    seal: null,
    pieces: aboard
      .filter((one) => one.station === station)
      .map(({ id, label, pieces, kind, stands }) => ({
        id,
        label,
        pieces,
        kind,
        stands: stands === 'at-centre' ? 'on-van' : stands,
      })),
  }));
  const place = ({ station }: Bundle) => (van.stops.includes(station) ? van.stops.indexOf(station) : van.stops.length);
  return [...down, ...up].filter(({ pieces }) => pieces.length > 0).toSorted((one, other) => place(one) - place(other));
}

/** Whose label was scanned, on the van or waiting at one of its stops by the record. */
export function pieceLabelled(van: BrokenVan, label: string): string | undefined {
  const parcel = van.loads.flatMap(({ parcels }) => parcels).find((one) => one.onVan && one.number === label);
  return parcel?.id ?? van.up.find((one) => one.label === (lotLabelIn(label) ?? label))?.id;
}

export function countOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, one) => sum + one.pieces, 0);
}

/** The loop of this driver's that takes the goods over: the one sent for them, else one that is on its way. */
export function takerOf(day: DrivenDay, van: BrokenVan): DrivenLoop | undefined {
  const fetches = (loop: DrivenLoop) => loop.trips.some(({ stops }) => stops.some(({ fetch }) => fetch === van.loop));
  const going = day.rows.filter(({ stage, brokeDown }) => stage === 'underway' && !brokeDown);
  return (
    going.find(fetches) ??
    going[0] ??
    day.rows.find((loop) => loop.stage === 'planned' && fetches(loop)) ??
    day.rows.find(({ stage }) => stage === 'underway')
  );
}

/** The newest records, as far as they are of a taking over and never went over the line: what can be taken back; newest first. */
export function lastTakenOver(
  entries: readonly Pick<OutboxEntry, 'id' | 'state' | 'tried' | 'envelope'>[],
): readonly string[] {
  const newestFirst = entries.toReversed();
  const others = newestFirst.findIndex(
    ({ state, tried, envelope: { type } }) =>
      state !== 'waiting' || tried !== undefined || (type !== 'move-load' && type !== 'take-over'),
  );
  return newestFirst.slice(0, others === -1 ? undefined : others).map(({ id }) => id);
}

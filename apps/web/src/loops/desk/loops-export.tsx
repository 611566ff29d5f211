import { clockText } from '../../forms/typed-figures.ts';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, type ExportColumn } from '../../sheets/export-list.tsx';
import type { LoopRow } from '../../sync/loops.ts';
import type { Places } from './places.ts';

/** One stop of one van's day. */
interface StopRow {
  readonly loop: LoopRow;
  readonly trip: number;
  readonly number: number;
  readonly stop: LoopRow['trips'][number]['stops'][number];
}

/** The loops of a day, a line each stop, as their drivers go. */
export function LoopsExport({ rows, places }: { rows: readonly LoopRow[]; places: Places }) {
  const { loops, sheets } = useMessages();
  const say = sheets.loops;
  const loadsOf = ({ loop, stop }: StopRow) => loop.loads.filter(({ station }) => station === stop.station);
  const columns: readonly ExportColumn<StopRow>[] = [
    { title: loops.day, kind: 'text', value: ({ loop }) => loop.day },
    { title: loops.fleet.name, kind: 'text', width: 18, value: ({ loop }) => loop.vehicleName },
    { title: loops.driver, value: ({ loop }) => loop.driverName },
    { title: loops.fleet.state, value: ({ loop }) => loops.stages[loop.stage] },
    { title: say.trip, kind: 'number', value: ({ trip }) => trip },
    { title: say.stop, kind: 'number', value: ({ number }) => number },
    { title: loops.fleet.stop, width: 24, value: ({ stop }) => places.nameOf(stop) },
    { title: say.arrives, kind: 'text', value: ({ stop }) => clockText(stop.arriveMinute) },
    { title: say.leaves, kind: 'text', value: ({ stop }) => clockText(stop.leaveMinute) },
    { title: say.downPieces, kind: 'number', value: ({ stop }) => stop.downPieces },
    { title: say.downKilograms, kind: 'number', value: ({ stop }) => stop.downGrams / 1000 },
    { title: say.upPieces, kind: 'number', value: ({ stop }) => stop.upPieces },
    { title: say.upKilograms, kind: 'number', value: ({ stop }) => stop.upGrams / 1000 },
    { title: say.loaded, kind: 'number', value: (row) => loadsOf(row).reduce((sum, { parcels }) => sum + parcels, 0) },
    {
      title: say.seals,
      kind: 'text',
      value: (row) =>
        loadsOf(row)
          .map(({ seal }) => seal)
          .join(' '),
    },
    { title: sheets.id, kind: 'text', width: 38, value: ({ loop }) => loop.id },
  ];
  const stops = rows.flatMap((loop) =>
    loop.trips.flatMap(({ stops: all }, trip) =>
      all.map((stop, index): StopRow => ({ loop, trip: trip + 1, number: index + 1, stop })),
    ),
  );
  return <ExportList name={say.name} columns={columns} pages={() => [stops]} />;
}

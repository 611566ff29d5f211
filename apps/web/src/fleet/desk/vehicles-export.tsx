import { clockText } from '../../forms/typed-figures.ts';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import type { FleetAnswer, VehicleRow } from '../../sync/loops.ts';

/** The county's vehicles with what they carry, when they go and what they cost. */
export function VehiclesExport({ fleet: { depots, vehicles } }: { fleet: FleetAnswer }) {
  const { loops, sheets } = useMessages();
  const say = loops.fleet;
  const columns: readonly ExportColumn<VehicleRow>[] = [
    { title: say.name, kind: 'text', width: 18, value: ({ name }) => name },
    { title: say.kind, value: ({ kind }) => loops.kinds[kind] },
    { title: say.state, value: ({ stage }) => loops.vehicleStages[stage] },
    { title: say.weight, kind: 'number', value: ({ capacityGrams }) => capacityGrams / 1000 },
    { title: say.volume, kind: 'number', value: ({ capacityCubicDecimetres }) => capacityCubicDecimetres },
    { title: say.coldBox, value: ({ coldBox }) => (coldBox ? sheets.yes : null) },
    { title: say.shiftFrom, kind: 'text', value: ({ shiftFromMinute }) => clockText(shiftFromMinute) },
    { title: say.shiftTo, kind: 'text', value: ({ shiftToMinute }) => clockText(shiftToMinute) },
    {
      title: say.timetable,
      kind: 'text',
      width: 24,
      value: ({ timetable }) => timetable && timetable.map(({ minute }) => clockText(minute)).join(' '),
    },
    { title: say.perDay, kind: 'money', value: ({ fixedFenPerDay }) => yuanOf(fixedFenPerDay) },
    { title: say.perKm, kind: 'money', value: ({ costFenPerKm }) => yuanOf(costFenPerKm) },
    { title: say.driverPerDay, kind: 'money', value: ({ driverFenPerDay }) => yuanOf(driverFenPerDay) },
    { title: say.driverPerHour, kind: 'money', value: ({ driverFenPerHour }) => yuanOf(driverFenPerHour) },
    { title: say.depot, width: 24, value: ({ depot }) => depots.find(({ id }) => id === depot)?.name ?? null },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={say.vehicles} columns={columns} pages={() => [vehicles]} />;
}

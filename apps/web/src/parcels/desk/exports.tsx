import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCarrierName, useHolderText } from '../parcel-parts.tsx';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import type { ParcelRow } from '../../sync/parcels.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';

/** Parcels with the filters on screen, complaints and troubles among them; phones as masked as they are there. */
export function ParcelsExport({ filters }: { filters: Filters<'/parcels'> }) {
  const { parcels, words, sheets } = useMessages();
  const county = useCountyCode();
  const carrierName = useCarrierName();
  const holderText = useHolderText();
  const columns: readonly ExportColumn<ParcelRow>[] = [
    { title: parcels.number, kind: 'text', width: 22, value: ({ number }) => number },
    { title: parcels.carrier, value: ({ carrier }) => carrierName(carrier) },
    { title: words.stage, value: ({ stage }) => parcels.stages[stage] },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    {
      title: parcels.holder,
      value: ({ holder, stationName }) => holderText(holder, holder.startsWith('station:') ? stationName : null),
    },
    { title: parcels.recipient, value: ({ recipientName }) => recipientName },
    { title: words.phone, kind: 'text', width: 16, value: ({ recipientPhone }) => recipientPhone },
    { title: parcels.code, kind: 'text', value: ({ code }) => code },
    { title: `${parcels.weight} (g)`, kind: 'number', value: ({ weightGrams }) => weightGrams },
    { title: `${parcels.room} (l)`, kind: 'number', value: ({ volumeCubicDecimetres }) => volumeCubicDecimetres },
    { title: parcels.registeredAt, kind: 'text', width: 18, value: ({ registeredAt }) => momentText(registeredAt) },
    {
      title: parcels.receivedAt,
      kind: 'text',
      width: 18,
      value: ({ receivedAtStation }) => momentText(receivedAtStation),
    },
    { title: sheets.closedAt, kind: 'text', width: 18, value: ({ closedAt }) => momentText(closedAt) },
    { title: sheets.waitedDays, kind: 'number', value: ({ waitedDays }) => waitedDays },
    { title: parcels.list.troubles, value: ({ trouble }) => trouble && parcels.troubles[trouble.kind] },
    { title: parcels.list.complaints, value: ({ complaint }) => complaint && parcels.complaints[complaint.about] },
    {
      title: sheets.complaintOpened,
      kind: 'text',
      width: 18,
      value: ({ complaint }) => momentText(complaint?.openedAt ?? null),
    },
    {
      title: sheets.complaintDue,
      kind: 'text',
      width: 18,
      value: ({ complaint }) => momentText(complaint?.dueAt ?? null),
    },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={parcels.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/parcels', filters, signal)}
    />
  );
}

import { consignmentCode } from '@yangui/domain';
import { useSenderText } from '../consignment-parts.tsx';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCarrierName } from '../../parcels/parcel-parts.tsx';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { type ConsignmentRow } from '../../sync/consignments.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';

/** What stations sent up, with the filters on screen. */
export function ConsignmentsExport({ filters }: { filters: Filters<'/consignments'> }) {
  const { consignments: say, sheets, words } = useMessages();
  const county = useCountyCode();
  const senderOf = useSenderText();
  const carrierName = useCarrierName();
  const columns: readonly ExportColumn<ConsignmentRow>[] = [
    { title: say.code, kind: 'text', value: ({ id }) => consignmentCode(id) },
    { title: say.label, kind: 'text', width: 20, value: ({ label }) => label },
    { title: words.stage, value: ({ stage }) => say.stages[stage] },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: say.kind, value: ({ kind }) => say.kindNames[kind] },
    { title: say.sender, value: senderOf },
    { title: say.recipient, value: ({ recipient }) => recipient?.name ?? null },
    { title: words.phone, kind: 'text', width: 16, value: ({ recipient }) => recipient?.phone ?? null },
    { title: say.send.new.address, width: 32, value: ({ recipient }) => recipient?.address ?? null },
    { title: say.send.new.pieces, kind: 'number', value: ({ pieces }) => pieces },
    { title: `${say.weight} (g)`, kind: 'number', value: ({ weightGrams }) => weightGrams },
    { title: `${say.size} (l)`, kind: 'number', value: ({ volumeCubicDecimetres }) => volumeCubicDecimetres },
    { title: say.keeping, value: ({ cold }) => (cold ? say.cold : null) },
    { title: say.registeredAt, kind: 'text', width: 18, value: ({ registeredAt }) => momentText(registeredAt) },
    { title: say.steps.collected, kind: 'text', width: 18, value: ({ collectedAt }) => momentText(collectedAt) },
    { title: say.unload.van, value: ({ vehicleName }) => vehicleName },
    { title: say.list.closedAt, kind: 'text', width: 18, value: ({ closedAt }) => momentText(closedAt) },
    { title: say.carrier, value: ({ carrier }) => carrier && carrierName(carrier) },
    { title: say.number, kind: 'text', width: 22, value: ({ number }) => number },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={say.list.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/consignments', filters, signal)}
    />
  );
}

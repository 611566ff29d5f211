import { useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import type { HandoverRow } from '../../sync/parcels.ts';

/** What a loop's driver left at stations, with what proves it; names for those alone who see them on screen. */
export function HandoversExport({ rows }: { rows: readonly HandoverRow[] }) {
  const {
    parcels: { handover },
    sheets,
    words,
  } = useMessages();
  const say = sheets.handovers;
  const maySee = useMay()('villagers.read');
  const columns: readonly ExportColumn<HandoverRow>[] = [
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: sheets.loops.seals, kind: 'text', value: ({ seal }) => seal },
    { title: say.pieces, kind: 'number', value: ({ parcels }) => parcels.length },
    { title: say.at, kind: 'text', width: 18, value: ({ handedAt }) => momentText(handedAt) },
    { title: say.proof, width: 18, value: ({ proof }) => handover.proofs[proof] },
    { title: say.by, value: ({ name }) => (maySee ? name : null) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={say.name} columns={columns} pages={() => [rows]} />;
}

import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCommandWord } from '../../shell/record-words.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import type { LateRow } from '../../sync/late.ts';
import { pagesOf } from '../../sync/reads.ts';
import { useInShort } from './said.tsx';

/** Late records that wait for a decision, all of them. */
export function LateExport() {
  const { late, sheets, words } = useMessages();
  const county = useCountyCode();
  const commandWord = useCommandWord();
  const inShort = useInShort();
  const columns: readonly ExportColumn<LateRow>[] = [
    { title: late.what, width: 24, value: ({ type }) => commandWord(type) },
    { title: late.said, width: 48, value: inShort },
    { title: late.who, value: ({ by }) => by.name ?? words.unknownPerson },
    { title: words.station, width: 24, value: ({ station, placeName }) => station?.name ?? placeName },
    { title: late.made, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: late.received, kind: 'text', width: 18, value: ({ receivedAt }) => momentText(receivedAt) },
    { title: late.because, width: 32, value: ({ why }) => late.why[why] ?? why },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList name={late.title} columns={columns} pages={(signal) => pagesOf(county, '/late-commands', {}, signal)} />
  );
}

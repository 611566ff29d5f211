import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import type { AccessNote } from '../../sync/desk-reads.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';
import { useAccessWords } from './use-access-words.ts';

/** The access log with the filters on screen. That it is carried away is itself noted in it. */
export function AccessLogExport({ filters }: { filters: Filters<'/access-log'> }) {
  const { access, words, desk } = useMessages();
  const county = useCountyCode();
  const { detailsOf } = useAccessWords();
  const columns: readonly ExportColumn<AccessNote>[] = [
    { title: desk.journal.seq, kind: 'number', value: ({ seq }) => seq },
    { title: words.time, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: access.who, value: ({ person }) => (person === null ? null : (person.name ?? words.unknownPerson)) },
    { title: access.kind, width: 20, value: ({ kind }) => access.kinds[kind] },
    { title: access.details, width: 40, value: detailsOf },
    { title: access.device, width: 20, value: ({ device }) => device },
    { title: access.address, kind: 'text', width: 18, value: ({ address }) => address },
  ];
  return (
    <ExportList
      name={access.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/access-log', filters, signal)}
    />
  );
}

import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import type { DrawerRow, RemittanceRow } from '../../sync/money.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';

/** The cash of every station. */
export function DrawersExport({ rows }: { rows: readonly DrawerRow[] }) {
  const { cash, money, sheets, words } = useMessages();
  const columns: readonly ExportColumn<DrawerRow>[] = [
    { title: cash.station, width: 24, value: ({ stationName }) => stationName },
    { title: words.partner, value: ({ partnerName }) => partnerName },
    { title: sheets.inYuan(cash.holds), kind: 'money', value: ({ cashFen }) => yuanOf(cashFen) },
    { title: money.settings.cashFloatLimitFen, kind: 'money', value: ({ limitFen }) => yuanOf(limitFen) },
    { title: sheets.inYuan(cash.float), kind: 'money', value: ({ floatFen }) => yuanOf(floatFen) },
    { title: sheets.inYuan(cash.inTransit), kind: 'money', value: ({ inTransitFen }) => yuanOf(inTransitFen) },
    { title: sheets.inYuan(cash.shortOver), kind: 'money', value: ({ shortOverFen }) => yuanOf(shortOverFen) },
    { title: cash.lastCount, kind: 'text', width: 18, value: ({ countedAt }) => momentText(countedAt) },
    {
      title: sheets.inYuan(cash.counted),
      kind: 'money',
      value: ({ countedFen }) => (countedFen === null ? null : yuanOf(countedFen)),
    },
    {
      title: sheets.inYuan(cash.difference),
      kind: 'money',
      value: ({ differenceFen }) => (differenceFen === null ? null : yuanOf(differenceFen)),
    },
    { title: words.reason, value: ({ reason }) => (reason === null ? null : money.cashReasons[reason]) },
  ];
  return <ExportList name={cash.title} columns={columns} pages={() => [rows]} />;
}

/** Remittances with the filter on screen. */
export function RemittancesExport({ filters }: { filters: Filters<'/remittances'> }) {
  const { cash, money, sheets, words } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<RemittanceRow>[] = [
    { title: cash.station, width: 24, value: ({ stationName }) => stationName },
    { title: words.partner, value: ({ partnerName }) => partnerName },
    { title: words.stage, value: ({ stage }) => money.remittanceStages[stage] },
    { title: cash.sentAt, kind: 'text', width: 18, value: ({ sentAt }) => momentText(sentAt) },
    { title: sheets.inYuan(cash.sent), kind: 'money', value: ({ sentFen }) => yuanOf(sentFen) },
    {
      title: sheets.inYuan(cash.counted),
      kind: 'money',
      value: ({ countedFen }) => (countedFen === null ? null : yuanOf(countedFen)),
    },
    {
      title: sheets.inYuan(cash.difference),
      kind: 'money',
      value: ({ sentFen, countedFen }) => (countedFen === null ? null : yuanOf(countedFen - sentFen)),
    },
    { title: words.reason, value: ({ reason }) => (reason === null ? null : money.cashReasons[reason]) },
    { title: sheets.confirmedBy, value: ({ confirmedByName }) => confirmedByName },
    { title: sheets.confirmedAt, kind: 'text', width: 18, value: ({ confirmedAt }) => momentText(confirmedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={cash.toConfirm}
      columns={columns}
      pages={(signal) => pagesOf(county, '/remittances', filters, signal)}
    />
  );
}

import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCommodityName } from '../../produce/produce-parts.tsx';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import type { LabRow, LotInTest, SampleRow } from '../../sync/inspection.ts';
import { pagesOf } from '../../sync/reads.ts';
import type { Filters } from '../../sync/shown.ts';

/** The lots that wait for one step, as a file. */
export function WorkExport({ filters, name }: { filters: Filters<'/inspection-work'>; name: string }) {
  const { inspection, sheets } = useMessages();
  const say = inspection.work;
  const county = useCountyCode();
  const goodsOf = useGoods();
  const columns: readonly ExportColumn<LotInTest>[] = [
    { title: say.lot, kind: 'text', value: ({ code }) => code },
    { title: say.goods, width: 24, value: goodsOf },
    { title: say.where, width: 24, value: ({ atCentre, stationName }) => (atCentre ? say.centre : stationName) },
    { title: `${say.left} (g)`, kind: 'number', value: ({ leftGrams }) => leftGrams },
    { title: say.since, kind: 'text', width: 18, value: ({ madeAt }) => momentText(madeAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  const pages = (signal: AbortSignal) => pagesOf(county, '/inspection-work', filters, signal);
  return <ExportList name={name} columns={columns} pages={pages} />;
}

/** The samples that fit, as a file. */
export function SamplesExport({ filters }: { filters: Filters<'/samples'> }) {
  const { inspection, sheets } = useMessages();
  const { samples: say, stages, verdicts } = inspection;
  const county = useCountyCode();
  const goodsOf = useGoods();
  const columns: readonly ExportColumn<SampleRow>[] = [
    { title: say.code, kind: 'text', value: ({ code }) => code },
    { title: say.goods, width: 24, value: goodsOf },
    { title: say.lots, width: 24, value: ({ lots }) => inspection.joined(lots.map(({ code }) => code)) },
    { title: say.lab, width: 24, value: ({ lab }) => lab.name },
    { title: say.substances, width: 24, value: ({ substances }) => inspection.joined(substances) },
    { title: say.taken, kind: 'text', width: 18, value: ({ takenAt }) => momentText(takenAt) },
    { title: say.handedOver, kind: 'text', width: 18, value: ({ handedOver }) => momentText(handedOver?.at ?? null) },
    { title: say.received, kind: 'text', width: 18, value: ({ received }) => momentText(received?.at ?? null) },
    { title: say.stage, value: ({ stage }) => stages[stage] },
    { title: say.verdict, value: ({ verdict }) => verdict && verdicts[verdict] },
    { title: say.feeYuan, kind: 'number', value: ({ lots }) => feeOf(lots) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  const pages = (signal: AbortSignal) => pagesOf(county, '/samples', filters, signal);
  return <ExportList name={say.title} columns={columns} pages={pages} />;
}

/** The laboratories, as a file. */
export function LabsExport({ rows }: { rows: readonly LabRow[] }) {
  const { inspection, words } = useMessages();
  const say = inspection.labs;
  const columns: readonly ExportColumn<LabRow>[] = [
    { title: say.name, width: 24, value: ({ name }) => name },
    { title: say.accreditation, kind: 'text', width: 20, value: ({ accreditation }) => accreditation },
    { title: say.person, value: ({ person }) => person && (person.name ?? words.unknownPerson) },
  ];
  return <ExportList name={say.title} columns={columns} pages={() => [rows]} />;
}

/** What a sample costs, over its lots; null where nothing is written down. */
function feeOf(lots: SampleRow['lots']): number | null {
  const fees = lots.flatMap(({ feeFen }) => feeFen ?? []);
  return fees.length === 0 ? null : yuanOf(fees.reduce((sum, fen) => sum + fen, 0));
}

function useGoods() {
  const nameOf = useCommodityName();
  return ({ commodityName: name, commodityNameEn: nameEn }: Pick<SampleRow, 'commodityName' | 'commodityNameEn'>) =>
    nameOf({ name, nameEn });
}

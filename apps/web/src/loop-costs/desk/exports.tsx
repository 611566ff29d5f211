import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import type {
  CarriedRow,
  ContributionRow,
  LoopBalanceRow,
  LoopCostRow,
  SavedDay,
  StationCostRow,
} from '../../sync/loop-costs.ts';
import { usePayerName } from '../../desk/account-words.ts';

const yuanOrNone = (fen: number | null) => (fen === null ? null : yuanOf(fen));

/** What a parcel cost at each station of a month. */
export function StationCostsExport({ month, rows }: { month: string; rows: readonly StationCostRow[] }) {
  const { costs, sheets } = useMessages();
  const { perParcel } = costs;
  const columns: readonly ExportColumn<StationCostRow>[] = [
    { title: costs.month, kind: 'text', value: () => month },
    { title: perParcel.station, width: 24, value: ({ stationName }) => stationName },
    { title: sheets.inYuan(perParcel.each), kind: 'money', value: ({ perParcelFen }) => yuanOrNone(perParcelFen) },
    { title: sheets.inYuan(perParcel.before), kind: 'money', value: ({ beforeFen }) => yuanOrNone(beforeFen) },
    { title: perParcel.parcels, kind: 'number', value: ({ parcels }) => parcels },
    { title: costs.kinds.return, kind: 'number', value: ({ returns }) => returns },
    { title: costs.kinds.consignment, kind: 'number', value: ({ consignments }) => consignments },
    { title: sheets.inYuan(perParcel.cost), kind: 'money', value: ({ shareFen }) => yuanOf(shareFen) },
    {
      title: sheets.inYuan(perParcel.contributed),
      kind: 'money',
      value: ({ contributedFen }) => yuanOf(contributedFen),
    },
    { title: perParcel.over, value: ({ over }) => (over ? perParcel.over : null) },
  ];
  return <ExportList name={`${perParcel.title} ${month}`} columns={columns} pages={() => [rows]} />;
}

/** The loops on screen and what each cost. */
export function LoopCostsExport({ rows }: { rows: readonly LoopCostRow[] }) {
  const { costs, sheets } = useMessages();
  const { loops } = costs;
  const columns: readonly ExportColumn<LoopCostRow>[] = [
    { title: loops.day, kind: 'text', value: ({ day }) => day },
    { title: loops.vehicle, value: ({ vehicleName }) => vehicleName },
    { title: loops.driver, value: ({ driverName }) => driverName },
    { title: loops.stage, value: ({ stage }) => costs.stages[stage] },
    { title: costs.perParcel.parcels, kind: 'number', value: ({ parcels }) => parcels },
    { title: loops.pieces, kind: 'number', value: ({ pieces }) => pieces },
    { title: sheets.inYuan(loops.planned), kind: 'money', value: ({ plannedFen }) => yuanOf(plannedFen) },
    { title: sheets.inYuan(loops.cost), kind: 'money', value: ({ totalFen }) => yuanOrNone(totalFen) },
    {
      title: sheets.inYuan(costs.perParcel.contributed),
      kind: 'money',
      value: ({ contributedFen }) => yuanOrNone(contributedFen),
    },
    { title: sheets.id, kind: 'text', width: 38, value: ({ loop }) => loop },
  ];
  return <ExportList name={loops.title} columns={columns} pages={() => [rows]} />;
}

/** The days of a month against running down and up separately. */
export function SavingsExport({ month, rows }: { month: string; rows: readonly SavedDay[] }) {
  const { costs, sheets } = useMessages();
  const { saving } = costs;
  const columns: readonly ExportColumn<SavedDay>[] = [
    { title: saving.day, kind: 'text', value: ({ day }) => day },
    { title: sheets.inYuan(saving.down), kind: 'money', value: ({ downOnlyFen }) => yuanOrNone(downOnlyFen) },
    { title: sheets.inYuan(saving.up), kind: 'money', value: ({ upOnlyFen }) => yuanOrNone(upOnlyFen) },
    { title: sheets.inYuan(saving.planned), kind: 'money', value: ({ plannedFen }) => yuanOf(plannedFen) },
    { title: sheets.inYuan(saving.actual), kind: 'money', value: ({ actualFen }) => yuanOrNone(actualFen) },
    { title: sheets.inYuan(saving.diff), kind: 'money', value: ({ savedFen }) => yuanOrNone(savedFen) },
    { title: costs.loops.stage, width: 28, value: ({ comparison }) => saving.why[comparison] },
  ];
  return <ExportList name={`${saving.title} ${month}`} columns={columns} pages={() => [rows]} />;
}

/** Every piece of one loop with its share. */
export function CarriedExport({
  name,
  rows,
  stationName,
}: {
  name: string;
  rows: readonly CarriedRow[];
  stationName: (station: string) => string;
}) {
  const { costs, sheets } = useMessages();
  const columns: readonly ExportColumn<CarriedRow>[] = [
    { title: costs.loop.piece, kind: 'text', width: 20, value: ({ label }) => label },
    { title: costs.loop.kind, value: ({ kind }) => costs.kinds[kind] },
    { title: costs.perParcel.station, width: 24, value: ({ station }) => stationName(station) },
    { title: costs.loops.pieces, kind: 'number', value: ({ pieces }) => pieces },
    { title: `${costs.loop.weight} (kg)`, kind: 'number', value: ({ weightGrams }) => weightGrams / 1_000 },
    { title: sheets.inYuan(costs.loop.share), kind: 'money', value: ({ shareFen }) => yuanOf(shareFen) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows]} />;
}

/** What is owed for loops, or owing towards them, over a month. */
export function BalancesExport({
  name,
  rows,
  nameOf,
}: {
  name: string;
  rows: readonly LoopBalanceRow[];
  nameOf: (row: LoopBalanceRow) => string;
}) {
  const { costs, money, sheets } = useMessages();
  const { balances: say } = costs;
  const columns: readonly ExportColumn<LoopBalanceRow>[] = [
    { title: money.settlements.partner, width: 24, value: nameOf },
    { title: sheets.inYuan(say.opening), kind: 'money', value: ({ openingFen }) => yuanOf(openingFen) },
    {
      title: sheets.inYuan(say.booked),
      kind: 'money',
      value: ({ bookedFen, reversedFen }) => yuanOf(bookedFen + reversedFen),
    },
    { title: sheets.inYuan(say.settled), kind: 'money', value: ({ settledFen }) => yuanOf(settledFen) },
    { title: sheets.inYuan(say.closing), kind: 'money', value: ({ closingFen }) => yuanOf(closingFen) },
    { title: sheets.inYuan(say.inPayment), kind: 'money', value: ({ inPaymentFen }) => yuanOf(inPaymentFen) },
    { title: sheets.inYuan(say.now), kind: 'money', value: ({ nowFen }) => yuanOf(nowFen) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows]} />;
}

/** The payments of carriers in a month, reversed ones among them. */
export function ContributionsExport({ name, rows }: { name: string; rows: readonly ContributionRow[] }) {
  const { costs, money, sheets } = useMessages();
  const { contributions: say } = costs;
  const payerName = usePayerName();
  const columns: readonly ExportColumn<ContributionRow>[] = [
    { title: costs.loop.payer, width: 24, value: ({ payer }) => payerName(payer) },
    { title: money.institution.reference, kind: 'text', width: 24, value: ({ reference }) => reference },
    { title: sheets.inYuan(money.institution.amount), kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
    { title: costs.loops.stage, value: ({ stage }) => say.stages[stage] },
    { title: say.recorded, kind: 'text', width: 18, value: ({ recordedAt }) => momentText(recordedAt) },
    { title: say.recorder, value: ({ recordedBy }) => recordedBy.name },
    { title: say.stages.reversed, kind: 'text', width: 18, value: ({ reversedAt }) => momentText(reversedAt) },
    { title: say.reverser, value: ({ reversedBy }) => reversedBy?.name ?? null },
    { title: costs.reverse.reason, value: ({ reason }) => (reason === null ? null : say.faults[reason]) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows]} />;
}

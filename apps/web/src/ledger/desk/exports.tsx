import { useMessages, useSaid } from '../../i18n/index.tsx';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import {
  type EffectiveRow,
  type PayeeRow,
  type PayoutRow,
  type Proposal,
  type SettlementRow,
  type TrialLine,
} from '../../sync/money.ts';
import { useAccountName } from '../../desk/account-words.ts';
import { useMonth } from '../months.tsx';
import { usePayeeCalled } from '../payee-called.ts';

/** Every settlement. */
export function SettlementsExport({ rows }: { rows: readonly SettlementRow[] }) {
  const { money, sheets } = useMessages();
  const say = useSaid();
  const columns: readonly ExportColumn<SettlementRow>[] = [
    { title: money.settlements.month, kind: 'text', value: ({ period }) => period },
    { title: money.settlements.pays, value: ({ paysFor }) => say(paysFor) },
    { title: money.settlements.stage, value: ({ stage }) => money.settlementStages[stage] },
    { title: sheets.inYuan(money.settlements.total), kind: 'money', value: ({ totalFen }) => yuanOf(totalFen) },
    { title: money.settlements.partner, kind: 'number', value: ({ people }) => people },
    { title: money.payoutStages.waiting, kind: 'number', value: ({ waiting }) => waiting },
    { title: money.payoutStages.instructed, kind: 'number', value: ({ instructed }) => instructed },
    { title: money.payoutStages.paid, kind: 'number', value: ({ paid }) => paid },
    { title: money.payoutStages.bounced, kind: 'number', value: ({ bounced }) => bounced },
    { title: money.settlements.by, value: ({ preparedBy }) => preparedBy.name },
    { title: money.settlements.decided, value: ({ decidedBy }) => decidedBy?.name ?? null },
    { title: money.settlements.why, value: ({ reason }) => (reason === null ? null : money.rejectionReasons[reason]) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={money.settlements.title} columns={columns} pages={() => [rows]} />;
}

/** The lines of one settlement, payees as masked as they are there. */
export function PayoutsExport({ name, rows }: { name: string; rows: readonly PayoutRow[] }) {
  const { money, words, sheets } = useMessages();
  const nameOf = usePayeeCalled();
  const columns: readonly ExportColumn<PayoutRow>[] = [
    { title: '#', kind: 'number', value: ({ serial }) => serial },
    { title: money.settlements.partner, value: ({ partner, called }) => nameOf({ person: partner, called }) },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: money.settlements.payee, kind: 'text', width: 32, value: ({ payee }) => payee },
    { title: money.settlements.stage, value: ({ stage }) => money.payoutStages[stage] },
    { title: words.reason, value: ({ reason }) => (reason === null ? null : money.bounceReasons[reason]) },
    { title: sheets.payoutFile, kind: 'number', value: ({ file }) => file },
    {
      title: money.settlements.taxedAs,
      width: 18,
      value: ({ rule }) => (rule === null ? null : money.payeeTypes[rule.type]),
    },
    { title: sheets.inYuan(money.settlements.gross), kind: 'money', value: ({ grossFen }) => yuanOf(grossFen) },
    {
      title: sheets.inYuan(money.settlements.withheld),
      kind: 'money',
      value: ({ withheldFen }) => yuanOf(withheldFen),
    },
    { title: sheets.inYuan(money.settlements.net), kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows]} />;
}

/** What is left for the next settlement. */
export function CarriedExport({ name, rows }: { name: string; rows: readonly Proposal[] }) {
  const { money, words, sheets } = useMessages();
  const nameOf = usePayeeCalled();
  const columns: readonly ExportColumn<Proposal>[] = [
    { title: money.settlements.partner, value: ({ partner, called }) => nameOf({ person: partner, called }) },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: sheets.units.amount, kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows]} />;
}

/** Where partners are paid; account numbers as masked as they are there. */
export function PayeesExport({ rows }: { rows: readonly PayeeRow[] }) {
  const { money, words } = useMessages();
  const nameOf = usePayeeCalled();
  const columns: readonly ExportColumn<PayeeRow>[] = [
    { title: money.settlements.partner, value: nameOf },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: money.payees.type, width: 18, value: ({ type }) => (type === null ? null : money.payeeTypes[type]) },
    { title: money.payees.accountName, value: ({ accountName }) => accountName },
    { title: money.payees.bank, width: 24, value: ({ bank }) => bank },
    { title: money.payees.accountNumber, kind: 'text', width: 24, value: ({ accountNumber }) => accountNumber },
    { title: words.time, kind: 'text', width: 18, value: ({ setAt }) => momentText(setAt) },
  ];
  return <ExportList name={money.payees.title} columns={columns} pages={() => [rows]} />;
}

/** A trial balance: of the open month, or one kept when a month was closed. */
export function TrialBalanceExport({ name, rows }: { name: string; rows: readonly TrialLine[] }) {
  const { money, sheets } = useMessages();
  const accountName = useAccountName();
  const columns: readonly ExportColumn<TrialLine>[] = [
    { title: money.periods.account, width: 32, value: ({ head }) => accountName(head) },
    {
      title: sheets.inYuan(money.periods.debit),
      kind: 'money',
      value: ({ balanceFen }) => (balanceFen > 0 ? yuanOf(balanceFen) : null),
    },
    {
      title: sheets.inYuan(money.periods.credit),
      kind: 'money',
      value: ({ balanceFen }) => (balanceFen < 0 ? yuanOf(-balanceFen) : null),
    },
    { title: sheets.id, kind: 'text', width: 24, value: ({ head }) => head },
  ];
  return <ExportList name={name} columns={columns} pages={() => [rows.filter(({ balanceFen }) => balanceFen !== 0)]} />;
}

/** Effective orders by month and station. */
export function EffectiveExport({ rows }: { rows: readonly EffectiveRow[] }) {
  const { money, sheets } = useMessages();
  const month = useMonth();
  const columns: readonly ExportColumn<EffectiveRow>[] = [
    { title: money.effective.station, width: 24, value: ({ stationName }) => stationName },
    { title: money.effective.month, kind: 'text', width: 18, value: (row) => month(row.month) },
    { title: money.effective.orders, kind: 'number', value: ({ orders }) => orders },
    { title: sheets.inYuan(money.effective.amount), kind: 'money', value: ({ effectiveFen }) => yuanOf(effectiveFen) },
  ];
  return <ExportList name={money.effective.title} columns={columns} pages={() => [rows]} />;
}

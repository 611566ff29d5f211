import { businessDay, businessMonth, maskName } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import '../purchasing/counter/receipt.css';
import { Money } from '../shell/figures.tsx';
import { PaperDialog, type PaperWidth } from '../shell/paper.tsx';
import { ReadAloud } from '../shell/read-aloud.tsx';
import type { HouseholdPage, HouseholdStatement, StatementRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { SelectField } from '../ui/field.tsx';
import { useFilter } from '../ui/use-filter.ts';
import { yuanText } from '../ui/yuan.ts';
import { invoiceNumber } from './invoice-number.ts';
import { useCommodityName, useGradeName, useMarketText, useWeightText } from './produce-parts.tsx';

/** A month as people say it. */
export function useMonthName(): (month: string) => string {
  const { produce } = useMessages();
  return (month) => {
    const [year = '', number = ''] = month.split('-');
    return produce.statement.month(year, Number(number));
  };
}

/** What is shown of a statement: all of it, or the month that the address names. */
export interface ShownStatement {
  readonly month: string;
  readonly lines: readonly StatementRow[];
  readonly sums: HouseholdStatement['sums'];
  /** What was owed at the end of it; null where this device cannot say. */
  readonly owedFen: number | null;
}

export function useShownStatement(of: HouseholdStatement): ShownStatement {
  const [month] = useFilter('month');
  const found = of.months.find((one) => one.month === month);
  if (found === undefined) return { month: '', lines: of.lines, sums: of.sums, owedFen: of.owedFen };
  const lines = of.lines.filter(({ at }) => businessMonth(at) === month);
  return { month, lines, sums: found, owedFen: found.owedFen };
}

/** Chooses the month, among those in which something happened. */
export function StatementMonths({ of }: { of: HouseholdStatement }) {
  const { produce } = useMessages();
  const [month, choose] = useFilter('month');
  const nameOf = useMonthName();
  return (
    <SelectField<string>
      label={produce.statement.monthLabel}
      value={month}
      onChange={choose}
      empty={produce.statement.allMonths}
      options={of.months.toReversed().map((one) => ({ value: one.month, label: nameOf(one.month) }))}
    />
  );
}

/** What was brought, what was paid and how, and what is still owed. */
export function StatementSums({ of, shown }: { of: HouseholdStatement; shown: ShownStatement }) {
  const { produce } = useMessages();
  const say = produce.statement;
  const money = (fen: number) => <Money fen={fen} />;
  const { sums, month, owedFen } = shown;
  const onItsWay = month === '' && of.onItsWayFen !== null && of.onItsWayFen !== 0;
  return (
    <>
      {of.since !== null && <p class="notice notice-amber">{say.partly(businessDay(of.since))}</p>}
      <Facts
        of={[
          { label: say.brought, value: money(sums.broughtFen) },
          { label: say.cash, value: money(sums.cashFen) },
          { label: say.transferred, value: of.since === null ? money(sums.transferredFen) : null },
          { label: say.withheld, value: sums.withheldFen === 0 ? null : money(sums.withheldFen) },
          {
            label: say.owedAs(month !== '', (owedFen ?? 0) < 0),
            value: owedFen === null ? null : <strong>{money(Math.abs(owedFen))}</strong>,
          },
          { label: say.onItsWay, value: onItsWay ? money(of.onItsWayFen ?? 0) : null },
        ]}
      />
    </>
  );
}

/** What a line is, in words: a ticket by its number and goods, a payout by the month that it settles. */
export function useStatementWords() {
  const { produce } = useMessages();
  const say = produce.statement;
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const weightOf = useWeightText();
  const monthOf = useMonthName();
  const marketOf = useMarketText();
  return {
    what: ({ what, ticket, period }: StatementRow) =>
      [say.what[what], ticket?.code, period !== null && say.settled(monthOf(period))].filter(Boolean).join(' '),
    market: ({ ticket }: StatementRow) => (ticket?.market == null ? '' : marketOf(ticket.market, ticket.unit)),
    invoice: ({ what, ticket }: StatementRow) =>
      ticket?.invoice == null || what === 'reversed' ? '' : produce.onInvoice(invoiceNumber(ticket.invoice)),
    goods: ({ ticket }: StatementRow) =>
      ticket === null
        ? ''
        : `${nameOf({ name: ticket.commodityName, nameEn: ticket.commodityNameEn })} · ${gradeOf({ zh: ticket.gradeName, en: ticket.gradeNameEn })}`,
    weight: ({ what, ticket }: StatementRow) =>
      ticket === null ? '' : `${what === 'reversed' ? '−' : ''}${weightOf(ticket.netGrams, ticket.unit)}`,
    paid: ({ cashFen, transferredFen, withheldFen }: StatementRow) =>
      cashFen !== 0 ? say.cash : transferredFen !== 0 ? say.transferred : withheldFen !== 0 ? say.withheld : '',
  };
}

/** What a line paid, however it was paid. */
export function paidFenOf({ cashFen, transferredFen, withheldFen }: StatementRow): number {
  return cashFen + transferredFen + withheldFen;
}

interface PrintProps {
  readonly of: HouseholdStatement;
  readonly shown: ShownStatement;
  readonly household: Pick<HouseholdPage, 'members'>;
  readonly large?: boolean;
}

/** Opens the statement on a roll, to be printed for the household and read aloud. */
export function StatementPrint({ of, shown, household, large = false }: PrintProps) {
  const { produce } = useMessages();
  const say = produce.statement;
  const [open, setOpen] = useState(false);
  const { sums, owedFen } = shown;
  const aloud = say.aloud({
    brought: yuanText(sums.broughtFen),
    paid: yuanText(sums.broughtFen - (owedFen ?? of.owedFen)),
    owed: yuanText(Math.abs(owedFen ?? of.owedFen)),
    owes: (owedFen ?? of.owedFen) < 0,
  });
  return (
    <>
      <Button icon="print" large={large} onClick={() => setOpen(true)}>
        {say.print}
      </Button>
      {open && (
        <PaperDialog
          title={say.title}
          preview={(width) => <StatementSlip of={of} shown={shown} household={household} width={width} />}
          onClose={() => setOpen(false)}
        >
          {shown.month === '' && of.since === null && <ReadAloud text={aloud} />}
        </PaperDialog>
      )}
    </>
  );
}

/** The statement in large type. Names are masked, because paper gets lost. */
function StatementSlip({ of, shown, household, width }: PrintProps & { width: PaperWidth }) {
  const { produce, shell } = useMessages();
  const say = produce.statement;
  const { county } = useStanding();
  const words = useStatementWords();
  const monthOf = useMonthName();
  const { sums, month, owedFen } = shown;
  const names = household.members.flatMap(({ name }) => (name === null ? [] : [maskName(name)]));
  const line = (name: string, figure: string) => (
    <p class="receipt-figures">
      <span>{name}</span>
      <span>{figure}</span>
    </p>
  );
  return (
    <div class={`receipt receipt-${width} is-large`}>
      {county.sample && <p class="receipt-sample">{shell.sample}</p>}
      <p class="receipt-station">{of.stationName}</p>
      <p>
        {say.title} · {month === '' ? say.allMonths : monthOf(month)}
      </p>
      {line(produce.household, of.name)}
      {names.length > 0 && <p>{produce.householdOf(names)}</p>}
      {of.since !== null && <p class="receipt-words">{say.partly(businessDay(of.since))}</p>}
      <ul>
        {shown.lines.map((row) => (
          <li key={`${row.what} ${row.about.id}`}>
            <span>
              {businessDay(row.at)} {words.what(row)}
            </span>
            {row.ticket !== null && <span>{words.goods(row)}</span>}
            {words.market(row) !== '' && <span>{words.market(row)}</span>}
            {words.invoice(row) !== '' && <span>{words.invoice(row)}</span>}
            {line(
              row.ticket === null ? words.paid(row) : words.weight(row),
              say.yuan(yuanText(row.ticket === null ? -paidFenOf(row) : row.broughtFen)),
            )}
            {row.ticket !== null && row.cashFen !== 0 && line(say.cash, say.yuan(yuanText(-row.cashFen)))}
          </li>
        ))}
      </ul>
      {line(say.brought, say.yuan(yuanText(sums.broughtFen)))}
      {line(say.cash, say.yuan(yuanText(sums.cashFen)))}
      {of.since === null && line(say.transferred, say.yuan(yuanText(sums.transferredFen)))}
      {sums.withheldFen !== 0 && line(say.withheld, say.yuan(yuanText(sums.withheldFen)))}
      {owedFen !== null && (
        <p class="receipt-total">
          <span>{say.owedAs(month !== '', owedFen < 0)}</span>
          <strong>{say.yuan(yuanText(Math.abs(owedFen)))}</strong>
        </p>
      )}
    </div>
  );
}

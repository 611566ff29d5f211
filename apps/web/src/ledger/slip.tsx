import {
  businessDay,
  businessMonth,
  groupsOf,
  startOfDayAfter,
  type BounceReason,
  type PayoutStage,
  type SlipHeap,
} from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useMessages } from '../i18n/index.tsx';
import { Money, useNow } from '../shell/figures.tsx';
import { ProvisionalMark } from '../shell/provisional-mark.tsx';
import { yuanText } from '../ui/yuan.ts';
import { ContestLine, type Contesting } from './contest-line.tsx';
import { useMonth } from './months.tsx';
import './money.css';
import './slip.css';

interface Part {
  readonly stands: SlipHeap | PayoutStage;
  readonly amountFen: number;
  readonly until: number | null;
  readonly payDay: string | null;
  readonly settled: { readonly period: string; readonly reason: BounceReason | null; readonly at: number } | null;
}

/** One thing done and what it came to, as a pay slip has it. */
export interface SlipRow {
  readonly about: { readonly kind: string; readonly id: string };
  readonly at: number;
  /** For whom it was, where the slip says it. */
  readonly who?: string | null;
  readonly amountFen: number;
  readonly takenBackFen: number;
  readonly parts: readonly Part[];
  readonly provisional?: boolean | undefined;
  /** What it goes by where it was handed out, on a partner's slip. */
  readonly code?: string | null;
}

interface SlipProps {
  /** Newest first. */
  readonly rows: readonly SlipRow[];
  /** Where a line opens to; none where it opens to nothing here. */
  readonly hrefOf?: (row: SlipRow) => string | undefined;
  /** What a line is known by beside its name. */
  readonly codeOf?: (row: SlipRow) => string | undefined;
  /** Whose slip it is and what they contest of it; none where it cannot be told. */
  readonly contesting?: Contesting | undefined;
}

/** A pay slip by days: under each day its sum, and a line for each thing done with when it is paid. */
export function SlipByDay({ rows, hrefOf, codeOf, contesting }: SlipProps) {
  const { money } = useMessages();
  const days = useDayNames();
  const nameOf = ([first]: readonly SlipRow[]) => (first === undefined ? '' : days.of(dayOf(first)));
  const things: Readonly<Record<string, string>> = money.slip.things;
  const calledOf = ({ about, who }: SlipRow) =>
    [things[about.kind] ?? money.slip.other, who].filter(Boolean).join(' · ');
  const groups = groupsOf(rows, dayOf);
  return (
    <div class="slip">
      {groups.map((lines) => (
        <section key={nameOf(lines)} aria-label={money.slip.dayOf(nameOf(lines))}>
          <h3 class="slip-head">
            <span>{nameOf(lines)}</span>
            <Money fen={sumOf(lines)} />
          </h3>
          <ul class="panel order-list">
            {lines.map((line) => (
              <li key={`${line.about.kind} ${line.about.id}`}>
                <SlipLine line={line} href={hrefOf?.(line)} code={codeOf?.(line)} />
                {contesting && line.provisional !== true && (
                  <ContestLine of={contesting} line={line.about} called={calledOf(line)} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The same over several months, each with its sum. */
export function SlipByMonth({ rows, ...rest }: SlipProps) {
  const month = useMonth();
  const nameOf = ([first]: readonly SlipRow[]) => (first === undefined ? '' : monthOf(first));
  const months = groupsOf(rows, monthOf);
  return (
    <>
      {months.map((lines) => (
        <section key={nameOf(lines)} class="money-section" aria-label={month(nameOf(lines))}>
          <SlipSum of={nameOf(lines)} fen={sumOf(lines)} />
          <SlipByDay rows={lines} {...rest} />
        </section>
      ))}
    </>
  );
}

/** What a month came to. */
export function SlipSum({ of, fen }: { of: string; fen: number }) {
  const month = useMonth();
  return (
    <p class="earning-sum slip-sum">
      <span>{month(of)}</span>
      <strong>
        <Money fen={fen} />
      </strong>
    </p>
  );
}

function SlipLine({ line, href, code }: { line: SlipRow; href: string | undefined; code: string | undefined }) {
  const { money } = useMessages();
  const { about, who, amountFen, takenBackFen, parts, provisional = false } = line;
  const things: Readonly<Record<string, string>> = money.slip.things;
  const text = (
    <>
      {code !== undefined && <span class="order-code figures">{code}</span>}
      <span class="order-who">
        <strong>{[things[about.kind] ?? money.slip.other, who].filter(Boolean).join(' · ')}</strong>
        {parts.map((part) => (
          <PartNote
            key={`${part.stands} ${part.settled?.period ?? ''}`}
            part={part}
            alone={parts.length === 1}
            of={about.kind}
          />
        ))}
        {takenBackFen < 0 && (
          <span class="note">
            {amountFen === 0
              ? money.slip.allTakenBack(yuanText(-takenBackFen))
              : money.slip.takenBack(yuanText(-takenBackFen))}
          </span>
        )}
        {provisional && <ProvisionalMark />}
      </span>
      <span class={`order-state${amountFen < 0 ? ' is-minus' : amountFen === 0 ? ' is-moved' : ''}`}>
        <Money fen={amountFen} />
      </span>
    </>
  );
  if (href === undefined) return <div class="order-row">{text}</div>;
  return (
    <Link href={href} className="order-row">
      {text}
    </Link>
  );
}

/** Where some of a line stands, and when it is paid. */
function PartNote({ part, alone, of }: { part: Part; alone: boolean; of: string }) {
  const { money } = useMessages();
  const say = useStanding();
  const words = say(part, of);
  return <span class="note">{alone ? words : money.slip.part(yuanText(part.amountFen), words)}</span>;
}

function useStanding(): (part: Part, of: string) => string {
  const { slip } = useMessages().money;
  const { dated } = useDayNames();
  const settledAs = useSettled();
  const now = useNow();
  const waitsForHands: Readonly<Record<string, string>> = slip.accrued;
  const windowOf = (until: number | null) => {
    if (until === null) return slip.inWindow;
    return until <= now ? slip.windowOver : slip.until(dated(businessDay(startOfDayAfter(until, -1))));
  };
  return ({ stands, until, payDay, settled }, of) => {
    if (settled !== null) return settledAs(stands, settled);
    if (stands === 'accrued') return waitsForHands[of] ?? slip.open;
    const paid = payDay === null ? undefined : slip.paidFrom(dated(payDay));
    if (stands === 'pending') return [windowOf(until), paid].filter(Boolean).join(slip.comma);
    return paid ?? slip.payable;
  };
}

/** What became of some that a settlement took. */
function useSettled(): (stands: Part['stands'], settled: NonNullable<Part['settled']>) => string {
  const { earnings, slip, bounceReasons, payoutStages } = useMessages().money;
  const month = useMonth();
  const { dated } = useDayNames();
  const stages: Readonly<Record<string, string>> = payoutStages;
  return (stands, { period, reason, at }) => {
    const settlement = earnings.settlementOf(month(period));
    if (stands === 'paid') return slip.paidOn(settlement, dated(businessDay(at)));
    return [settlement, stages[stands], reason !== null && bounceReasons[reason]].filter(Boolean).join(' · ');
  };
}

/** A day as people say it, with its year where that is another; `of` also says which day of the week. */
function useDayNames() {
  const { money } = useMessages();
  const thisYear = businessDay(useNow()).slice(0, 4);
  const dated = (day: string) => {
    const [year = '', month = '', date = ''] = day.split('-');
    const name = money.slip.day(Number(month), Number(date));
    return year === thisYear ? name : money.slip.ofYear(year, name);
  };
  return {
    dated,
    of: (day: string) => money.slip.weekday(dated(day), new Date(`${day}T00:00:00Z`).getUTCDay()),
  };
}

const dayOf = ({ at }: SlipRow) => businessDay(at);
const monthOf = ({ at }: SlipRow) => businessMonth(at);

function sumOf(rows: readonly SlipRow[]): number {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

import {
  businessDay,
  cashReasons,
  DAY,
  denominations,
  type CashReason,
  type Envelope,
  type Pieces,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../forms/form-fields.tsx';
import { choice, free, maybe, yuan } from '../forms/kinds.ts';
import { countOf } from '../forms/typed-figures.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { Money, useNow } from '../shell/figures.tsx';
import { TextField } from '../ui/field.tsx';
import './close-day.css';

/** What a close says, whoever's cash it is. */
export interface Closing {
  readonly day: string;
  readonly expectedFen: number;
  readonly countedFen: number;
  readonly pieces: Pieces[] | null;
  readonly reason: CashReason | null;
}

interface CloseDayProps {
  /** Which form it is and of what. */
  readonly name: string;
  readonly title: string;
  /** What should be there. */
  readonly expectedFen: number;
  /** Up to which day it is closed. */
  readonly closedDay: string | null;
  readonly commandOf: (closing: Closing) => Envelope;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** How far back a day can be chosen; closing one closes all before it. */
const DAYS_BACK = 7;

/** How many there are of each worth, as typed; what is not typed is not there. */
const typedPieces = z.record(z.string(), z.string());

/** Counts a drawer and closes its day; notes and coins one by one, where somebody likes to. */
export function CloseDay({ title, expectedFen, closedDay, ...rest }: CloseDayProps) {
  const { cash, money } = useMessages();
  const say = cash.closes;
  const days = useDaysToChoose(closedDay);
  const differs = (countedFen: number | undefined) => countedFen !== undefined && countedFen !== expectedFen;
  const form = useClosing({ expectedFen, days: days.map(({ value }) => value), ...rest });
  const counted = form.value('countedFen');
  const countBy = (typed: Readonly<Record<string, string>>) => {
    form.put('pieces', typed);
    const read = piecesOf(typed);
    if (read !== undefined) form.put('countedFen', worthOf(read));
  };
  return (
    <FormDialog form={form} title={title} action={say.action} onClose={rest.onClose}>
      <p class="note">{say.hint}</p>
      {days.length > 1 && <FormChoice of={form.at('day')} label={say.day} options={days} />}
      <p class="close-expected">
        <span>{say.expected}</span>
        <strong>
          <Money fen={expectedFen} />
        </strong>
      </p>
      <FormLine of={form.at('countedFen')} label={cash.countedFen} autoFocus />
      {counted !== undefined && (
        <p class="close-expected" role="status">
          <span>{say.difference}</span>
          {counted === expectedFen ? cash.fits : <Money fen={counted - expectedFen} signed />}
        </p>
      )}
      {differs(counted) && (
        <FormChoice
          of={form.at('reason')}
          label={cash.why}
          empty={money.choose}
          options={cashReasons.map((value) => ({ value, label: money.cashReasons[value] }))}
        />
      )}
      <ByPieces typed={form.value('pieces') ?? {}} onTyped={countBy} />
    </FormDialog>
  );
}

type ClosingProps = Pick<CloseDayProps, 'name' | 'expectedFen' | 'commandOf' | 'onDone'> & {
  readonly days: readonly string[];
};

/** The form of a close: what was counted, in one sum or piece by piece, and why it differs where it does. */
function useClosing({ name, expectedFen, days, commandOf, onDone }: ClosingProps) {
  return useForm({
    name,
    fields: {
      day: choice(days, days[0] ?? ''),
      countedFen: yuan(),
      pieces: free(typedPieces, {}),
      reason: maybe(choice(cashReasons)),
    },
    misfit: ({ countedFen, pieces, reason }) => {
      const typed = piecesOf(pieces);
      if (typed === undefined) return { field: 'countedFen', code: 'quantity-out-of-range' };
      if (typed.length > 0 && worthOf(typed) !== countedFen) return { field: 'countedFen', code: 'pieces-differ' };
      return countedFen !== expectedFen && reason === null ? { field: 'reason' } : undefined;
    },
    commands: ({ day, countedFen, pieces, reason }) => {
      const typed = piecesOf(pieces) ?? [];
      const why = countedFen !== expectedFen ? reason : null;
      return commandOf({ day, expectedFen, countedFen, pieces: typed.length === 0 ? null : typed, reason: why });
    },
    follows: onDone,
    blames: {
      'amount-too-large': 'countedFen',
      'difference-unexplained': 'reason',
      'pieces-differ': 'countedFen',
    },
  });
}

interface ByPiecesProps {
  /** How many there are of each worth, as typed. */
  readonly typed: Readonly<Record<string, string>>;
  readonly onTyped: (typed: Readonly<Record<string, string>>) => void;
}

/** Notes and coins, one kind after the other, for who counts so. */
function ByPieces({ typed, onTyped }: ByPiecesProps) {
  const { closes: say } = useMessages().cash;
  return (
    <details class="close-pieces">
      <summary>{say.byPieces}</summary>
      <div class="close-pieces-grid">
        {denominations.map((worthFen) => (
          <TextField
            key={worthFen}
            label={say.piecesOf(worthText(worthFen))}
            value={typed[worthFen] ?? ''}
            onInput={(text) => onTyped({ ...typed, [worthFen]: text })}
            figures
            inputMode="numeric"
            autoComplete="off"
          />
        ))}
      </div>
    </details>
  );
}

/** The days that can be closed, today first. */
function useDaysToChoose(closedDay: string | null): readonly { readonly value: string; readonly label: string }[] {
  const { closes: say } = useMessages().cash;
  const now = useNow();
  return Array.from({ length: DAYS_BACK }, (_, back) => businessDay(now - back * DAY))
    .filter((day) => closedDay === null || day > closedDay)
    .map((value, back) => ({ value, label: [say.today, say.yesterday][back] ?? value }));
}

/** What was typed of each worth; undefined where one of them is no number of pieces. */
function piecesOf(typed: Readonly<Record<string, string>>): Pieces[] | undefined {
  const found: Pieces[] = [];
  for (const worthFen of denominations) {
    const text = typed[worthFen]?.trim() ?? '';
    const count = text === '' ? 0 : countOf(text);
    if (count === undefined || count > 9_999) return undefined;
    if (count > 0) found.push({ worthFen, count });
  }
  return found;
}

function worthOf(pieces: readonly Pieces[]): number {
  return pieces.reduce((sum, { worthFen, count }) => sum + worthFen * count, 0);
}

/** What one note or coin is worth, as people say it: `100`, `0.5`. */
export function worthText(worthFen: number): string {
  return String(worthFen / 100);
}

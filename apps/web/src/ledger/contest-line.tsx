import { contestLines, contestReasons } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ReasonDialog } from '../forms/reason-dialog.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Moment } from '../shell/figures.tsx';
import { prepare } from '../sync/command.ts';
import type { ContestRow } from '../sync/earnings.ts';
import { Button } from '../ui/button.tsx';

/** Who is paid, and what they contest already; the newest first of each line. */
export interface Contesting {
  readonly payee: { readonly kind: ContestRow['payeeKind']; readonly id: string };
  readonly rows: readonly ContestRow[];
}

interface ContestLineProps {
  readonly of: Contesting;
  readonly line: { readonly kind: string; readonly id: string };
  /** What the line is called. */
  readonly called: string;
}

/** What came of a line that was contested; or the way to contest it. Nothing of what is no line of pay. */
export function ContestLine({ of: { payee, rows }, line, called }: ContestLineProps) {
  const { contests } = useMessages();
  const [asking, setAsking] = useState(false);
  const kind = contestLines.find((one) => one === line.kind);
  if (kind === undefined) return null;
  const said = rows
    .filter((row) => row.line === line.id && row.payee.id === payee.id)
    .toSorted((one, other) => other.raisedAt - one.raisedAt)[0];
  return (
    <p class="contest">
      {said !== undefined && <ContestNote of={said} />}
      {said?.stage !== 'open' && (
        <Button kind="plain" icon="speak" label={contests.raiseOf(called)} onClick={() => setAsking(true)}>
          {contests.raise}
        </Button>
      )}
      {asking && <Raise payee={payee} line={{ kind, id: line.id }} called={called} onClose={() => setAsking(false)} />}
    </p>
  );
}

/** How a contested line stands, in words. */
export function ContestNote({ of: { stage, reason, answer, raisedAt, answeredAt } }: { of: ContestRow }) {
  const { contests } = useMessages();
  const at = stage === 'open' ? raisedAt : (answeredAt ?? raisedAt);
  return (
    <span class={stage === 'open' ? 'note low-mark' : 'note'}>
      {stage === 'open' ? contests.openSince : contests.stages[stage]} ·{' '}
      {answer === null ? contests.reasons[reason] : contests.answers[answer]} · <Moment at={at} />
    </span>
  );
}

interface RaiseProps {
  readonly payee: Contesting['payee'];
  readonly line: { readonly kind: ContestRow['lineKind']; readonly id: string };
  readonly called: string;
  readonly onClose: () => void;
}

function Raise({ payee, line, called, onClose }: RaiseProps) {
  const { contests } = useMessages();
  return (
    <ReasonDialog
      name={`contest-line ${payee.id} ${line.id}`}
      title={contests.raiseOf(called)}
      hint={contests.hint}
      label={contests.why}
      action={contests.raise}
      among={contestReasons}
      words={contests.reasons}
      commandOf={(reason) => prepare('contest-line', { payee, line, reason })}
      onClose={onClose}
    />
  );
}

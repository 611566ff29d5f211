import { contestLines } from '@yangui/domain';
import { lazy } from 'preact/compat';
import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Moment } from '../shell/figures.tsx';
import { Later } from '../shell/later.tsx';
import type { ContestRow } from '../sync/earnings.ts';
import { Button } from '../ui/button.tsx';

// Few lines are contested: the dialog comes when somebody asks for it.
const RaiseContest = lazy(async () => (await import('./raise-contest.tsx')).RaiseContest);

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
        <Button kind="plain" icon="alert" label={contests.raiseOf(called)} onClick={() => setAsking(true)}>
          {contests.raise}
        </Button>
      )}
      <Later>
        {asking && (
          <RaiseContest payee={payee} line={{ kind, id: line.id }} called={called} onClose={() => setAsking(false)} />
        )}
      </Later>
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

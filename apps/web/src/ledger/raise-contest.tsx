import { contestReasons } from '@yangui/domain';
import { ReasonDialog } from '../forms/reason-dialog.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { ContestRow } from '../sync/earnings.ts';
import type { Contesting } from './contest-line.tsx';

interface RaiseContestProps {
  readonly payee: Contesting['payee'];
  readonly line: { readonly kind: ContestRow['lineKind']; readonly id: string };
  readonly called: string;
  readonly onClose: () => void;
}

/** Contests a line of pay, with the reason. */
export function RaiseContest({ payee, line, called, onClose }: RaiseContestProps) {
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

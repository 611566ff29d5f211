import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { Refused, type WireProblem } from '../sync/refused.ts';
import { useIdentity } from '../sync/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PinPad } from './pin-pad.tsx';

interface AgainByPinProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** The window in which somebody who is at the counter shows the server their PIN. */
export function AgainByPin({ person, onClose }: AgainByPinProps) {
  const { account } = useMessages();
  const { switchTo } = useIdentity();
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const enter = (pin: string) => {
    setState({ busy: true });
    switchTo(person, pin).catch((error: unknown) => setState({ busy: false, error }));
  };
  const problem: WireProblem | undefined = state.error instanceof Refused ? state.error.problem : undefined;
  return (
    <Dialog title={account.pinFor(person.name)} onClose={onClose}>
      <PinPad onPin={enter} busy={state.busy} problem={problem} />
      {state.error !== undefined && problem === undefined && <FailureNote error={state.error} />}
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useEntry } from '../sync/entry.ts';
import { Refused, type WireProblem } from '../sync/refused.ts';
import { useIdentity } from '../sync/session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import './account.css';
import { PinPad } from './pin-pad.tsx';

/** For somebody who came in by PIN without network: the network is back, and the server wants to see the PIN. */
export function SignInAgain({ person }: { person: { readonly id: string; readonly name: string } }) {
  const { account } = useMessages();
  const [asking, setAsking] = useState(false);
  if (!useEntry().signInAgain) return null;
  return (
    <div class="again" role="status">
      <Icon name="account" size={18} />
      <span>{account.signInAgain}</span>
      <Button onClick={() => setAsking(true)}>{account.enterPin}</Button>
      {asking && (
        <Dialog title={account.pinFor(person.name)} onClose={() => setAsking(false)}>
          <AgainByPin person={person} />
        </Dialog>
      )}
    </div>
  );
}

function AgainByPin({ person }: { person: { readonly id: string; readonly name: string } }) {
  const { switchTo } = useIdentity();
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const enter = (pin: string) => {
    setState({ busy: true });
    switchTo(person, pin).catch((error: unknown) => setState({ busy: false, error }));
  };
  const problem: WireProblem | undefined = state.error instanceof Refused ? state.error.problem : undefined;
  return (
    <>
      <PinPad onPin={enter} busy={state.busy} problem={problem} />
      {state.error !== undefined && problem === undefined && <FailureNote error={state.error} />}
    </>
  );
}

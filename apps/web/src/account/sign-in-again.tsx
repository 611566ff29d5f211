import { lazy } from 'preact/compat';
import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useEntry } from '../sync/entry.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Later } from '../shell/later.tsx';
import './account.css';

// The network is back when it is asked for.
const AgainByPin = lazy(async () => (await import('./again-by-pin.tsx')).AgainByPin);

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
      <Later>{asking && <AgainByPin person={person} onClose={() => setAsking(false)} />}</Later>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useIdentity } from '../sync/session.ts';
import { Button } from '../ui/button.tsx';
import { Form, TextField } from '../ui/field.tsx';
import { FailureNote, Notice } from '../ui/refusal-note.tsx';
import { useAsking } from './use-asking.ts';

/** Sets the person's PIN on this device: needs the server's word, and from then on opens the counter without it too. */
export function PinForm({ person, first = false, then }: { person: string; first?: boolean; then?: () => void }) {
  const { account } = useMessages();
  const { setPin } = useIdentity();
  const [pin, setDigits] = useState('');
  const asking = useAsking();
  const done = () => {
    setDigits('');
    then?.();
  };
  return (
    <Form label={account.setPin} onSubmit={() => asking.run(() => setPin(person, pin), done)}>
      <TextField
        label={account.pin}
        hint={account.pinHint}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        autoFocus={first}
        value={pin}
        onInput={(text) => setDigits(text.replace(/\D/g, ''))}
        problem={asking.problem}
      />
      {asking.failure !== undefined && <FailureNote error={asking.failure} />}
      {asking.done && <Notice>{account.pinSet}</Notice>}
      <div>
        <Button submit busy={asking.busy}>
          {account.save}
        </Button>
      </div>
    </Form>
  );
}

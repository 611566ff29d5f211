import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useIdentity } from '../sync/session.ts';
import { Button } from '../ui/button.tsx';
import { Form, TextField } from '../ui/field.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { Notice } from '../ui/refusal-note.tsx';
import { useAsking } from './use-asking.ts';

/** Sets the person's PIN on this device: needs the server's word, and from then on opens the counter without it too. */
export function PinForm({ person, first = false, then }: { person: string; first?: boolean; then?: () => void }) {
  const { account } = useMessages();
  const { setPin } = useIdentity();
  const [pin, setDigits] = useState('');
  const [password, setPassword] = useState('');
  const asking = useAsking();
  // Some while after signing in the server wants the password with it; until it is right, the field stays.
  const aboutPassword = asking.problem?.code === 'password-needed' || asking.problem?.code === 'sign-in-failed';
  const done = () => {
    setPassword('');
    setDigits('');
    then?.();
  };
  return (
    <Form label={account.setPin} onSubmit={() => asking.run(() => setPin(person, pin, password), done)}>
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
        problem={aboutPassword ? undefined : asking.problem}
      />
      {(aboutPassword || password !== '') && (
        <TextField
          label={account.currentPassword}
          type="password"
          autoComplete="current-password"
          value={password}
          onInput={setPassword}
          problem={aboutPassword ? asking.problem : undefined}
        />
      )}
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

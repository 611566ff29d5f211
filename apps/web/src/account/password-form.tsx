import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Form, TextField } from '../ui/field.tsx';

interface PasswordFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  /** Where the cursor is put. */
  readonly at?: 'name' | 'password';
  readonly busy?: boolean;
  readonly onSubmit: () => void;
  /** Why it did not open. */
  readonly children?: ComponentChildren;
}

/** Name and password, and the button that opens. The server draws it as well, before there is a program on the page. */
export function PasswordForm({ at = 'name', busy = false, onSubmit, children, ...typed }: PasswordFormProps) {
  const { account } = useMessages();
  const [shown, setShown] = useState(false);
  return (
    <>
      <h1>{account.signIn}</h1>
      <p class="note">{account.signInIntro}</p>
      <Form onSubmit={onSubmit} label={account.signIn}>
        <TextField
          label={account.nameOrPhone}
          value={typed.name}
          onInput={typed.onName}
          autoComplete="username"
          autoFocus={at === 'name'}
        />
        <div class="password">
          <TextField
            label={account.password}
            type={shown ? 'text' : 'password'}
            value={typed.password}
            onInput={typed.onPassword}
            autoComplete="current-password"
            autoFocus={at === 'password'}
          />
          <Button kind="plain" onClick={() => setShown(!shown)}>
            {shown ? account.hidePassword : account.showPassword}
          </Button>
        </div>
        {children}
        <Button kind="primary" large wide submit busy={busy}>
          {account.signIn}
        </Button>
      </Form>
    </>
  );
}

import { useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { forgetPerson, useIdentity } from '../sync/session.ts';
import { Button } from '../ui/button.tsx';
import { Form, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import './account.css';
import { Door } from './door.tsx';
import { useAsking } from './use-asking.ts';

/** As the server counts them. */
const SHORTEST_PASSWORD = 10;

/** The first thing of all after a one-time password: an own one. Until then nothing else opens. */
export function ChoosePassword({ name }: { name: string }) {
  const { account } = useMessages();
  const { chooseOwnPassword, signOut } = useIdentity();
  const client = useQueryClient();
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const asking = useAsking();
  const long = next.length >= SHORTEST_PASSWORD;
  const same = again !== '' && next === again;
  const type = shown ? 'text' : 'password';
  const submit = () => {
    if (long && same && !asking.busy)
      asking.run(
        () => chooseOwnPassword(next),
        () => undefined,
      );
  };
  return (
    <Door>
      <h1>{account.chooseTitle}</h1>
      <p>{account.chooseWhy(name)}</p>
      <ul class="rules" aria-label={account.chooseRules}>
        <Rule met={long}>{account.ruleLong(SHORTEST_PASSWORD)}</Rule>
        <Rule met={undefined}>{account.ruleOther}</Rule>
        <Rule met={same}>{account.ruleSame}</Rule>
      </ul>
      <Form onSubmit={submit} label={account.chooseTitle}>
        <div class="password">
          <TextField
            label={account.ownPassword}
            type={type}
            autoComplete="new-password"
            value={next}
            onInput={setNext}
            problem={asking.problem}
            autoFocus
          />
          <Button kind="plain" onClick={() => setShown(!shown)}>
            {shown ? account.hidePassword : account.showPassword}
          </Button>
        </div>
        <TextField
          label={account.ownPasswordAgain}
          type={type}
          autoComplete="new-password"
          value={again}
          onInput={setAgain}
        />
        {asking.failure !== undefined && <FailureNote error={asking.failure} />}
        <Button kind="primary" large wide submit busy={asking.busy} reason={reasonNot(long, same, account)}>
          {account.chooseSave}
        </Button>
      </Form>
      <p class="note">{account.chooseAfter}</p>
      <Button kind="plain" icon="leave" onClick={() => void signOut().catch(() => forgetPerson(client))}>
        {account.signOut}
      </Button>
    </Door>
  );
}

function reasonNot(
  long: boolean,
  same: boolean,
  account: ReturnType<typeof useMessages>['account'],
): string | undefined {
  if (!long) return account.ruleLong(SHORTEST_PASSWORD);
  return same ? undefined : account.ruleSame;
}

/** A rule, and whether what was typed keeps it; undefined where only the server can tell. */
function Rule({ met, children }: { met: boolean | undefined; children: string }) {
  return (
    <li class={met === true ? 'is-met' : undefined}>
      {met === true ? <Icon name="check" size={18} /> : <span class="rule-dot" />}
      {children}
    </li>
  );
}

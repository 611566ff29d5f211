import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useMessages } from '../i18n/index.tsx';
import { useEntry } from '../sync/entry.ts';
import { Refused, RefusedHere, type WireProblem } from '../sync/refused.ts';
import { useDevicePeople, useIdentity } from '../sync/session.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { NOTHING_BEGUN, takeOver, type Begun } from '../shell/drawn.ts';
import { FailureNote } from '../shell/sending-note.tsx';
import './account.css';
import { Door } from './door.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinPad } from './pin-pad.tsx';

/** The door: a PIN for people known on this device, name and password for everybody. */
export function SignIn() {
  const { account } = useMessages();
  const { turnedOut, wentOut } = useEntry();
  const [, go] = useLocation();
  const [begun] = useState(takeOver);
  useEffect(() => {
    if (wentOut) go('/', { replace: true });
  }, [wentOut]);
  const device = useDevicePeople();
  const [byPassword, setByPassword] = useState(false);
  const people = device.data?.people ?? [];
  return (
    <Door>
      {turnedOut && (
        <div class="notice notice-amber" role="alert">
          <Icon name="alert" size={18} />
          <div class="refusal-body">{account.turnedOut}</div>
        </div>
      )}
      {people.length > 0 && !byPassword ? (
        <WithPin people={people} toPassword={() => setByPassword(true)} />
      ) : (
        <WithPassword
          // Where a PIN is asked for first, what was begun was on another screen.
          begun={people.length > 0 ? NOTHING_BEGUN : begun}
          toPin={people.length > 0 ? () => setByPassword(false) : undefined}
        />
      )}
    </Door>
  );
}

function WithPassword({ toPin, begun }: { toPin: (() => void) | undefined; begun: Begun }) {
  const { account } = useMessages();
  const { signIn } = useIdentity();
  const [name, setName] = useState(begun.name);
  const [password, setPassword] = useState(begun.password);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const submit = () => {
    if (busy || name.trim() === '' || password === '') return;
    setBusy(true);
    setFailure(undefined);
    signIn(name.trim(), password).catch((error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  // The press came before the program: it holds.
  useEffect(() => {
    if (begun.pressed) submit();
  }, []);
  return (
    <>
      <PasswordForm
        name={name}
        onName={setName}
        password={password}
        onPassword={setPassword}
        at={begun.at}
        busy={busy}
        onSubmit={submit}
      >
        {failure !== undefined && <FailureNote error={failure} />}
      </PasswordForm>
      {toPin && (
        <Button kind="plain" onClick={toPin}>
          {account.withPin}
        </Button>
      )}
      <p class="note">{account.forgotten}</p>
    </>
  );
}

interface Person {
  readonly id: string;
  readonly name: string;
}

function WithPin({ people, toPassword }: { people: readonly Person[]; toPassword: () => void }) {
  const { account, shell } = useMessages();
  const { switchTo } = useIdentity();
  const only = people.length === 1 ? people[0] : undefined;
  const [person, setPerson] = useState<Person | undefined>(only);
  const [problem, setProblem] = useState<WireProblem>();
  const [failure, setFailure] = useState<unknown>();
  const [offline, setOffline] = useState(false);
  const [busy, setBusy] = useState(false);

  const enter = (pin: string) => {
    if (person === undefined) return;
    setBusy(true);
    setProblem(undefined);
    setFailure(undefined);
    switchTo(person, pin).catch((error: unknown) => {
      if (error instanceof Refused) setProblem(error.problem);
      else setFailure(error);
      setOffline(error instanceof RefusedHere);
      setBusy(false);
    });
  };
  if (person === undefined) {
    return (
      <>
        <h1>{account.whoIsIt}</h1>
        <ul class="who">
          {people.map((one) => (
            <li key={one.id}>
              <button type="button" class="who-one" onClick={() => setPerson(one)}>
                <Icon name="account" size={28} />
                {one.name}
                <Icon name="forward" />
              </button>
            </li>
          ))}
        </ul>
        <Button kind="plain" onClick={toPassword}>
          {account.withPassword}
        </Button>
      </>
    );
  }
  return (
    <>
      <h1>{account.pinFor(person.name)}</h1>
      <PinPad onPin={enter} busy={busy} problem={problem} />
      {problem?.code === 'pin-locked' && offline && <p class="note">{account.lockedOffline}</p>}
      {failure !== undefined && <FailureNote error={failure} />}
      <div class="door-choices">
        {people.length > 1 && (
          <Button kind="plain" icon="back" onClick={() => setPerson(undefined)}>
            {shell.back}
          </Button>
        )}
        <Button kind="plain" onClick={toPassword}>
          {account.withPassword}
        </Button>
      </div>
    </>
  );
}

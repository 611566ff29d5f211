import { useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { chooseUndoSeconds, chosenUndoSeconds, undoSeconds } from '../acts/undo-time.ts';
import { ownStation, startOf, worksAt } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import type { Me } from '../sync/who.ts';
import { useLink } from '../sync/link.ts';
import { forgetPerson, useAbility, useHasPin, useIdentity, useSessions } from '../sync/session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { LanguageSwitch, LargeTypeSwitch } from '../shell/display.tsx';
import { Form, SelectField, TextField } from '../ui/field.tsx';
import { Moment } from '../shell/figures.tsx';
import { Icon } from '../ui/icon.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { Notice } from '../ui/refusal-note.tsx';
import { Answer } from '../shell/answer.tsx';
import './account.css';
import { PinForm } from './pin-form.tsx';
import { Visits } from './visits.tsx';
import { useAsking } from './use-asking.ts';

/** A person's own page: display, password, PIN, devices. */
export function AccountPage({ me }: { me: Me }) {
  const { account, shell, words } = useMessages();
  const { signOut } = useIdentity();
  const client = useQueryClient();
  const first = me.counties[0];
  const lost = useLink().state === 'lost';
  const hasPin = useHasPin(me.person.id).data;
  // Without an answer this device forgets the person all the same.
  const leave = () => void signOut().catch(() => forgetPerson(client));
  return (
    <main class="account">
      <div class="account-head">
        <ButtonLink kind="plain" icon="back" href={first === undefined ? '/' : startOf(first)}>
          {shell.back}
        </ButtonLink>
        <Button icon="leave" onClick={leave}>
          {account.signOut}
        </Button>
      </div>
      <h1>{me.person.name}</h1>
      {lost && hasPin === false && (
        <div class="notice notice-amber" role="note">
          <Icon name="offline" size={18} />
          <div class="refusal-body">{account.signOutOffline}</div>
        </div>
      )}
      <section aria-label={account.roles}>
        <h2>{account.roles}</h2>
        <div>
          {me.counties.flatMap((county) => [
            ...county.holdings.map((held) => (
              <div class="account-line" key={`${county.county}${held.role}${held.place}`}>
                <strong>{words.roles[held.role]}</strong>
                <span class="note">{held.placeName}</span>
              </div>
            )),
            <div class="account-line" key={county.county}>
              {worksAt(county, 'desk') && (
                <ButtonLink href={pathTo('desk', '/', county)}>{account.goToDesk}</ButtonLink>
              )}
              {ownStation(county) && (
                <ButtonLink href={pathTo('counter', '/', county)}>{account.goToCounter}</ButtonLink>
              )}
            </div>,
          ])}
        </div>
      </section>
      <Display />
      <PinSection person={me.person.id} />
      <PasswordSection person={me.person.id} />
      <Sessions />
      <Visits />
    </main>
  );
}

/** How the screens look and act on this device. */
function Display() {
  const { account } = useMessages();
  return (
    <section aria-label={account.display}>
      <h2>{account.display}</h2>
      <div>
        <div class="account-line">
          <span>{account.languageHint}</span>
          <LanguageSwitch />
        </div>
        <div class="account-line">
          <span>{account.largeTypeHint}</span>
          <LargeTypeSwitch />
        </div>
        <div class="account-line">
          <UndoTime />
        </div>
      </div>
    </section>
  );
}

/** How long what was done can be taken back, on this device. */
function UndoTime() {
  const { account } = useMessages();
  const [seconds, setSeconds] = useState(chosenUndoSeconds());
  return (
    <SelectField
      label={account.undoHint}
      value={String(seconds)}
      options={undoSeconds.map((one) => ({ value: String(one), label: account.undoTime(one) }))}
      onChange={(value) => {
        const chosen = undoSeconds.find((one) => String(one) === value) ?? seconds;
        chooseUndoSeconds(chosen);
        setSeconds(chosen);
      }}
    />
  );
}

function PinSection({ person }: { person: string }) {
  const { account } = useMessages();
  const ability = useAbility().data;
  return (
    <section aria-label={account.setPin}>
      <h2>{account.setPin}</h2>
      <PinForm person={person} />
      {ability !== undefined && ability !== 'able' && <p class="note">{account.offlineCannot[ability]}</p>}
    </section>
  );
}

function PasswordSection({ person }: { person: string }) {
  const { account } = useMessages();
  const { changePassword } = useIdentity();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const asking = useAsking();
  const aboutCurrent = asking.problem?.code === 'sign-in-failed';
  const clear = () => {
    setCurrent('');
    setNext('');
  };
  return (
    <section aria-label={account.changePassword}>
      <h2>{account.changePassword}</h2>
      <Form
        label={account.changePassword}
        onSubmit={() => asking.run(() => changePassword(person, current, next), clear)}
      >
        <TextField
          label={account.currentPassword}
          type="password"
          autoComplete="current-password"
          value={current}
          onInput={setCurrent}
          problem={aboutCurrent ? asking.problem : undefined}
        />
        <TextField
          label={account.newPassword}
          hint={account.newPasswordHint}
          type="password"
          autoComplete="new-password"
          value={next}
          onInput={setNext}
          problem={aboutCurrent ? undefined : asking.problem}
        />
        {asking.failure !== undefined && <FailureNote error={asking.failure} />}
        {asking.done && <Notice>{account.passwordChanged}</Notice>}
        <div>
          <Button submit busy={asking.busy}>
            {account.save}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Sessions() {
  const { account } = useMessages();
  const { revoke } = useIdentity();
  const sessions = useSessions();
  const asking = useAsking();
  return (
    <section aria-label={account.sessions}>
      <h2>{account.sessions}</h2>
      <p class="note">{account.sessionsHint}</p>
      <Answer of={sessions} lines={2}>
        {(data) => (
          <ul>
            {data.sessions.map((session) => {
              const device = session.device ?? account.unknownDevice;
              return (
                <li class="account-line" key={session.id}>
                  <div>
                    <strong>{device}</strong>
                    <div class="note">{session.current ? account.thisDevice : <Moment at={session.lastSeenAt} />}</div>
                  </div>
                  {!session.current && (
                    <Button
                      label={account.revokeDevice(device)}
                      onClick={() =>
                        asking.run(
                          () => revoke(session.id),
                          () => undefined,
                        )
                      }
                    >
                      {account.revoke}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Answer>
      {asking.failure !== undefined && <FailureNote error={asking.failure} />}
    </section>
  );
}

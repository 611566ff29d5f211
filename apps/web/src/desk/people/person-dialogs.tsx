import { roles, type Role } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { PersonRow } from '../../sync/desk-answers.ts';
import { newId, prepare } from '../../sync/command.ts';
import { useVillages } from '../../sync/desk-reads.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { FailureNote, SendingNote } from '../../ui/refusal-note.tsx';
import { rowsOf } from '../../ui/table.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { useSignInMaker } from './use-sign-in-maker.ts';

/** Roles given here; partners are appointed at their station. */
const grantable = roles.filter((role) => role !== 'station-partner');

/** Gives a role to somebody known, or to somebody new (then the name is asked too). */
export function GrantRole({
  person,
  onClose,
  onDone,
}: {
  person: PersonRow | undefined;
  onClose: () => void;
  onDone: (person: { id: string; name: string }) => void;
}) {
  const { desk, words, shell, counter } = useMessages();
  const { county } = useStanding();
  const sender = useSending(county.county);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState<(typeof grantable)[number] | ''>('');
  const [place, setPlace] = useState(county.county);
  const places = usePlaces();
  const where = sender.state.is === 'refused' ? sender.state.where : undefined;
  const about = (field: string) => (where === field ? sender.problem : undefined);
  const title = person === undefined ? desk.people.add : desk.people.grantTo(person.name ?? words.unknownPerson);

  const submit = () => {
    const id = person?.id ?? newId();
    if (role === '') return;
    const personal =
      person === undefined ? { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }) } : undefined;
    sender.send([prepare('grant-role', { person: id, role, place }, personal)], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone({ id, name: person?.name ?? name.trim() });
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        {person === undefined && (
          <>
            <p class="note">{desk.people.addHint}</p>
            <div class="fields-pair">
              <TextField
                label={words.name}
                value={name}
                onInput={setName}
                autoFocus
                autoComplete="off"
                problem={about('personal.name')}
              />
              <TextField
                label={words.phone}
                hint={counter.villagers.optional}
                type="tel"
                value={phone}
                onInput={setPhone}
                autoComplete="off"
                problem={about('personal.phone')}
              />
            </div>
          </>
        )}
        <div class="fields-pair">
          <SelectField
            label={desk.people.role}
            value={role}
            onChange={setRole}
            empty={desk.stations.choosePerson}
            options={grantable.map((value) => ({ value, label: words.roles[value] }))}
          />
          <SelectField label={desk.people.place} value={place} onChange={setPlace} options={places} />
        </div>
        {where?.startsWith('personal') !== true && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={role === '' ? desk.people.role : undefined}>
            {desk.people.grant}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The county, its towns and its villages, to choose from. */
function usePlaces(): readonly { value: string; label: string }[] {
  const { desk } = useMessages();
  const { county } = useStanding();
  const villages = rowsOf(useVillages(county.county)) ?? [];
  const towns = new Map(villages.map((village) => [village.town, village.townName]));
  return [
    { value: county.county, label: desk.people.wholeCounty(county.name) },
    ...[...towns].flatMap(([town, townName]) => [
      { value: town, label: townName },
      ...villages
        .filter((village) => village.town === town)
        .map((village) => ({ value: village.code, label: `${townName} · ${village.name}` })),
    ]),
  ];
}

/** Takes a role away. */
export function RevokeRole(props: { person: PersonRow; role: Role; place: string; onClose: () => void }) {
  const { desk, words, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const { person, role, place, onClose } = props;
  const revoke = () =>
    sender.send([prepare('revoke-role', { person: person.id, role, place })], ([outcome]) => {
      if (outcome?.status === 'accepted') onClose();
    });
  return (
    <Dialog title={desk.people.revokeOf(words.roles[role], person.name ?? words.unknownPerson)} onClose={onClose}>
      <p>{desk.people.revokeHint}</p>
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="danger" busy={sender.busy} onClick={revoke}>
          {desk.people.revoke}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Somebody who is to get a sign-in, or another password for the one they have. */
export interface ToSignIn {
  readonly id: string;
  readonly name: string;
  readonly signInName?: string | undefined;
}

/** Makes a sign-in for somebody who holds a role, or opens it again, and shows the card. */
export function CreateSignIn({ person, onClose }: { person: ToSignIn; onClose: () => void }) {
  const { desk, words, shell } = useMessages();
  const county = useCountyCode();
  const maker = useSignInMaker();
  const [signInName, setSignInName] = useState(person.signInName ?? '');
  const submit = () => maker.make({ county, person: person.id, signInName: signInName.trim(), name: person.name });
  const again = person.signInName !== undefined;
  const name = person.name === '' ? words.unknownPerson : person.name;
  const title = again ? desk.people.newPasswordFor(name) : desk.people.createSignInFor(name);
  return (
    <Dialog title={title} onClose={onClose}>
      {maker.made === undefined ? (
        <Form onSubmit={submit} label={title}>
          {again && <p>{desk.people.newPasswordHint}</p>}
          <TextField
            label={desk.stations.signInName}
            hint={desk.stations.signInNameHint}
            value={signInName}
            onInput={setSignInName}
            autoFocus
            autoComplete="off"
            problem={maker.problem}
          />
          {maker.failure !== undefined && <FailureNote error={maker.failure} />}
          <DialogActions>
            <Button onClick={onClose}>{shell.cancel}</Button>
            <Button kind="primary" submit busy={maker.busy}>
              {again ? desk.people.newPassword : desk.people.createSignIn}
            </Button>
          </DialogActions>
        </Form>
      ) : (
        <>
          <SignInCard name={person.name} signInName={signInName.trim()} {...maker.made} />
          <DialogActions>
            <Button kind="primary" onClick={onClose}>
              {shell.done}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

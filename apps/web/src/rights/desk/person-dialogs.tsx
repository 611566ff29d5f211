import { roles, type Role } from '@yangui/domain';
import { useStanding } from '../../county.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { PersonRow } from '../../sync/desk-reads.ts';
import { prepare } from '../../sync/command.ts';
import { useVillages } from '../../sync/stations.ts';
import { rowsOf } from '../../shell/listing.tsx';

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
  const { desk, words, counter } = useMessages();
  const { county } = useStanding();
  const places = usePlaces();
  const isNew = person === undefined;
  const form = useForm({
    name: `grant-role ${person?.id ?? 'new'}`,
    fields: { name: text(), phone: text(), role: choice(grantable), place: text(county.county) },
    commands: ({ name, phone, role, place }, newPerson) =>
      prepare(
        'grant-role',
        { person: person?.id ?? newPerson, role, place },
        isNew ? { name, ...(phone !== '' && { phone }) } : undefined,
      ),
    follows: ({ name }, newPerson) =>
      onDone(isNew ? { id: newPerson, name } : { id: person.id, name: person.name ?? '' }),
    blames: { 'role-already-held': 'role' },
  });
  const title = isNew ? desk.people.add : desk.people.grantTo(person.name ?? words.unknownPerson);
  return (
    <FormDialog form={form} title={title} action={desk.people.grant} onClose={onClose}>
      {isNew && (
        <>
          <p class="note">{desk.people.addHint}</p>
          <div class="fields-pair">
            <FormLine of={form.at('name')} label={words.name} autoFocus />
            <FormLine of={form.at('phone')} label={words.phone} hint={counter.villagers.optional} type="tel" />
          </div>
        </>
      )}
      <div class="fields-pair">
        <FormChoice
          of={form.at('role')}
          label={desk.people.role}
          empty={desk.stations.choosePerson}
          options={grantable.map((value) => ({ value, label: words.roles[value] }))}
        />
        <FormChoice of={form.at('place')} label={desk.people.place} options={places} />
      </div>
    </FormDialog>
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
  const { desk, words } = useMessages();
  const { person, role, place, onClose } = props;
  return (
    <ConfirmDialog
      name={`revoke-role ${person.id} ${role} ${place}`}
      title={desk.people.revokeOf(words.roles[role], person.name ?? words.unknownPerson)}
      action={desk.people.revoke}
      command={() => prepare('revoke-role', { person: person.id, role, place })}
      onClose={onClose}
    >
      <p>{desk.people.revokeHint}</p>
    </ConfirmDialog>
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
  const { desk, words } = useMessages();
  const again = person.signInName !== undefined;
  const name = person.name === '' ? words.unknownPerson : person.name;
  const title = again ? desk.people.newPasswordFor(name) : desk.people.createSignInFor(name);
  return (
    <SignInDialog
      person={person}
      title={title}
      action={again ? desk.people.newPassword : desk.people.createSignIn}
      onClose={onClose}
    >
      {again && <p>{desk.people.newPasswordHint}</p>}
    </SignInDialog>
  );
}

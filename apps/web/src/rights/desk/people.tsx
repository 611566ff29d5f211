import { foundBy, mayManageSignIn, type Role } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay, useStanding } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { usePeople, type PersonRow } from '../../sync/desk-reads.ts';
import { prepare } from '../../sync/command.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { PeopleExport } from '../../desk/exports.tsx';
import { ListFilters } from '../../desk/filters.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { ForgetStaff, toForget } from './forget-staff.tsx';
import { CreateSignIn, GrantRole, RevokeRole, type ToSignIn } from './person-dialogs.tsx';

type Open =
  | { readonly is: 'grant'; readonly person: PersonRow }
  | { readonly is: 'revoke'; readonly person: PersonRow; readonly role: Role; readonly place: string }
  | { readonly is: 'sign-in'; readonly person: ToSignIn }
  | { readonly is: 'disable' | 'forget'; readonly person: PersonRow };

/** Who works in the county, in which roles and where, and who can sign in. */
export function People() {
  const { desk } = useMessages();
  const mayNot = useReason();
  const [query, setQuery] = useFilter('query');
  const [open, setOpen] = useState<Open>();
  const adding = useAct('add', 'roles.grant');
  const people = usePeople(useCountyCode());
  const columns = usePersonColumns(setOpen);
  const close = () => setOpen(undefined);
  const inOrder = useInOrder(columns, 'sort', 'name');
  const add = (
    <Button kind="primary" icon="plus" reason={mayNot('roles.grant')} onClick={adding.open}>
      {desk.people.add}
    </Button>
  );
  return (
    <DeskPage
      title={desk.people.title}
      actions={
        <div class="row-actions">
          <PeopleExport rows={inOrder(rowsOf(people) ?? []).filter(({ name }) => foundBy(query, name))} />
          {add}
        </div>
      }
    >
      <ListFilters list="/people">
        <SearchField label={desk.villagers.find} value={query} onInput={setQuery} />
      </ListFilters>
      <section class="panel">
        <Listing
          of={people}
          empty={<EmptyState icon="people" title={desk.people.empty} next={desk.people.addHint} />}
          fits={({ name }) => foundBy(query, name)}
          none={<EmptyState icon="search" title={desk.people.notFound} next={desk.people.notFoundNext} />}
        >
          {(rows) => (
            <Table caption={desk.people.title} order="name" columns={columns} rows={rows} keyOf={(row) => row.id} />
          )}
        </Listing>
      </section>
      {adding.isOpen && (
        <GrantRole
          person={undefined}
          onClose={adding.close}
          onDone={(person) => {
            adding.close();
            setOpen({ is: 'sign-in', person });
          }}
        />
      )}
      {open?.is === 'grant' && <GrantRole person={open.person} onClose={close} onDone={close} />}
      {open?.is === 'revoke' && <RevokeRole person={open.person} role={open.role} place={open.place} onClose={close} />}
      {open?.is === 'sign-in' && <CreateSignIn person={open.person} onClose={close} />}
      {open?.is === 'forget' && <ForgetStaff person={open.person} onClose={close} />}
      {open?.is === 'disable' && <DisableSignIn person={open.person} onClose={close} />}
    </DeskPage>
  );
}

function usePersonColumns(open: (what: Open) => void): readonly Column<PersonRow>[] {
  const { desk, words } = useMessages();
  return [
    {
      title: words.name,
      sort: { name: 'name', by: ({ name }) => asSorted(name) },
      cell: ({ name, phone }) => (
        <span class="stacked">
          <strong>{name ?? words.unknownPerson}</strong>
          {phone && <span class="note figures">{phone}</span>}
        </span>
      ),
    },
    { title: desk.people.holdings, wide: true, cell: (person) => <Holdings person={person} open={open} /> },
    {
      title: desk.people.signIn,
      sort: { name: 'sign-in', by: ({ signIn }) => signIn?.name ?? null },
      cell: ({ signIn }) =>
        signIn === undefined ? null : (
          <span class="note">
            {signIn === null
              ? desk.people.noSignIn
              : signIn.disabled
                ? `${signIn.name} · ${desk.people.disabled}`
                : signIn.name}
          </span>
        ),
    },
    { title: '', tight: true, wide: true, cell: (person) => <PersonActions person={person} open={open} /> },
  ];
}

function Holdings({ person, open }: { person: PersonRow; open: (what: Open) => void }) {
  const { desk, words } = useMessages();
  const may = useMay();
  if (person.holdings.length === 0) return <span class="quiet">{desk.people.noRole}</span>;
  return (
    <ul class="holdings">
      {person.holdings.map(({ role, place, placeName }) => (
        <li key={role + place}>
          <span>
            {words.roles[role]} <span class="note">{placeName}</span>
          </span>
          {role !== 'station-partner' && may('roles.grant') && (
            <Button
              kind="plain"
              label={desk.people.revokeOf(words.roles[role], person.name ?? words.unknownPerson)}
              onClick={() => open({ is: 'revoke', person, role, place })}
            >
              {desk.people.revoke}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function PersonActions({ person, open }: { person: PersonRow; open: (what: Open) => void }) {
  const { desk, words } = useMessages();
  const may = useMay();
  const name = person.name ?? words.unknownPerson;
  const { county } = useStanding();
  const active = person.signIn !== null && !person.signIn.disabled;
  const reason = mayManageSignIn(county, person, county.county) ? undefined : desk.people.notYours;
  return (
    <span class="row-actions">
      {may('signins.manage') && person.holdings.length > 0 && (
        <Button
          label={person.signIn ? desk.people.newPasswordFor(name) : desk.people.createSignInFor(name)}
          reason={reason}
          onClick={() =>
            open({ is: 'sign-in', person: { id: person.id, name: person.name ?? '', signInName: person.signIn?.name } })
          }
        >
          {person.signIn ? desk.people.newPassword : desk.people.createSignIn}
        </Button>
      )}
      {may('signins.manage') && active && (
        <Button
          kind="plain"
          label={desk.people.disableConfirm(name)}
          reason={reason}
          onClick={() => open({ is: 'disable', person })}
        >
          {desk.people.disable}
        </Button>
      )}
      {may('roles.grant') && (
        <Button kind="plain" label={desk.people.grantTo(name)} onClick={() => open({ is: 'grant', person })}>
          {desk.people.grant}
        </Button>
      )}
      {may('roles.grant') && toForget(person).length > 0 && (
        <Button kind="plain" label={desk.people.forget.of(name)} onClick={() => open({ is: 'forget', person })}>
          {desk.people.forget.open}
        </Button>
      )}
    </span>
  );
}

function DisableSignIn({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { desk, words } = useMessages();
  return (
    <ConfirmDialog
      name={`end-sign-in ${person.id}`}
      title={desk.people.disableConfirm(person.name ?? words.unknownPerson)}
      action={desk.people.disable}
      command={() => prepare('end-sign-in', { person: person.id })}
      onClose={onClose}
    >
      <p>{desk.people.disableHint}</p>
    </ConfirmDialog>
  );
}

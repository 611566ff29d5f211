import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import { usePeople } from '../../sync/desk-reads.ts';
import { Button } from '../../ui/button.tsx';
import { SignInDialog } from '../../rights/desk/sign-in-dialog.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { rowsOf } from '../../shell/listing.tsx';

/** Whom the appointment went to. */
interface Appointed {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  /** Empty for somebody who signs in already. */
  readonly signInName: string;
}

/**
 * Puts somebody behind a station's counter: appoints them, makes their sign-in and shows the card. When the sign-in's
 * name is taken, the appointment stands and only the name is asked again.
 */
export function AppointPartner({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const { desk } = useMessages();
  const [appointed, setAppointed] = useState<Appointed>();
  const title = desk.stations.appointAt(station.name);
  if (appointed === undefined)
    return <AppointForm station={station} title={title} onAppointed={setAppointed} onClose={onClose} />;
  if (appointed.signInName === '') return <AppointedKnown title={title} onClose={onClose} />;
  const { phone, ...person } = appointed;
  return (
    <SignInDialog
      person={person}
      phone={phone}
      title={title}
      action={desk.people.createSignIn}
      done={desk.stations.appointed}
      atOnce
      onClose={onClose}
    >
      <p class="note">{desk.stations.appointedSignInLeft}</p>
    </SignInDialog>
  );
}

function AppointedKnown({ title, onClose }: { title: string; onClose: () => void }) {
  const { desk, shell } = useMessages();
  return (
    <Dialog title={title} onClose={onClose}>
      <Notice>{desk.stations.appointedKnown}</Notice>
      <DialogActions>
        <Button kind="primary" onClick={onClose}>
          {shell.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface AppointFormProps {
  readonly station: StationRow;
  readonly title: string;
  readonly onAppointed: (appointed: Appointed) => void;
  readonly onClose: () => void;
}

function AppointForm({ station, title, onAppointed, onClose }: AppointFormProps) {
  const { desk, words } = useMessages();
  const candidates = useCandidates();
  const form = useForm({
    name: `appoint-partner ${station.id}`,
    fields: { known: text(), name: text(), phone: text(), signInName: text() },
    misfit: ({ known, signInName }) =>
      known === '' && signInName === '' ? ({ field: 'signInName' } as const) : undefined,
    commands: ({ known, name, phone }, newPerson) =>
      prepare(
        'appoint-partner',
        { station: station.id, person: known === '' ? newPerson : known },
        known === '' ? { name, ...(phone !== '' && { phone }) } : undefined,
      ),
    follows: ({ known, signInName, name, phone }, newPerson) =>
      onAppointed(
        known === '' ? { id: newPerson, name, phone, signInName } : { id: known, name, phone, signInName: '' },
      ),
  });
  const isNew = form.at('known').draft === '';
  return (
    <FormDialog form={form} title={title} action={desk.stations.appoint} onClose={onClose}>
      {candidates.length > 0 && (
        <FormChoice
          of={form.at('known')}
          label={desk.stations.who}
          empty={desk.stations.newPerson}
          options={candidates}
        />
      )}
      {isNew && (
        <>
          <div class="fields-pair">
            <FormLine of={form.at('name')} label={words.name} autoFocus />
            <FormLine of={form.at('phone')} label={words.phone} hint={desk.stations.phoneHint} type="tel" />
          </div>
          <FormLine of={form.at('signInName')} label={desk.stations.signInName} hint={desk.stations.signInNameHint} />
        </>
      )}
    </FormDialog>
  );
}

/** People known here who run no station now. */
function useCandidates(): readonly { value: string; label: string }[] {
  const may = useMay();
  const people = usePeople(useCountyCode());
  if (!may('people.read')) return [];
  return (rowsOf(people) ?? [])
    .filter(({ name, holdings }) => name !== null && !holdings.some(({ role }) => role === 'station-partner'))
    .map(({ id, name }) => ({ value: id, label: name ?? id }));
}

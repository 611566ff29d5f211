import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/desk-answers.ts';
import { newId, prepare } from '../../sync/command.ts';
import type { WireProblem } from '../../sync/refused.ts';
import { usePeople } from '../../sync/desk-reads.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { FailureNote, Notice, SendingNote } from '../../ui/refusal-note.tsx';
import { rowsOf } from '../../ui/table.tsx';
import { SignInCard } from '../people/sign-in-card.tsx';
import { useSignInMaker } from '../people/use-sign-in-maker.ts';

/** Whom the appointment went to; a new person still needs a sign-in then. */
interface Appointed {
  readonly person: string;
  readonly name: string;
  readonly isNew: boolean;
}

/**
 * Puts somebody behind a station's counter: appoints them, makes their sign-in and shows the card. When the sign-in's
 * name is taken, the appointment stands and only the name is asked again.
 */
export function AppointPartner({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const { desk, shell } = useMessages();
  const county = useCountyCode();
  const sender = useSending(county);
  const maker = useSignInMaker();
  const [appointed, setAppointed] = useState<Appointed>();
  const [text, setText] = useState({ name: '', phone: '', signInName: '' });
  const [known, setKnown] = useState('');
  const candidates = useCandidates();
  const set = (field: keyof typeof text) => (value: string) => setText((before) => ({ ...before, [field]: value }));

  const makeSignIn = (person: string) => {
    const phone = text.phone.trim();
    maker.make({
      county,
      person,
      signInName: text.signInName.trim(),
      name: text.name.trim(),
      ...(phone !== '' && { phone }),
    });
  };
  const appoint = () => {
    if (appointed !== undefined) return makeSignIn(appointed.person);
    const isNew = known === '';
    const person = isNew ? newId() : known;
    const phone = text.phone.trim();
    const personal = isNew ? { name: text.name.trim(), ...(phone !== '' && { phone }) } : undefined;
    sender.send([prepare('appoint-partner', { station: station.id, person }, personal)], ([outcome]) => {
      if (outcome?.status !== 'accepted') return;
      setAppointed({ person, isNew, name: text.name.trim() });
      if (isNew) makeSignIn(person);
    });
  };
  const title = desk.stations.appointAt(station.name);
  if (appointed !== undefined && (!appointed.isNew || maker.made !== undefined)) {
    return (
      <Dialog title={title} onClose={onClose}>
        <Notice>{appointed.isNew ? desk.stations.appointed : desk.stations.appointedKnown}</Notice>
        {maker.made !== undefined && (
          <SignInCard name={appointed.name} signInName={text.signInName.trim()} {...maker.made} />
        )}
        <DialogActions>
          <Button kind="primary" onClick={onClose}>
            {shell.done}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  const where = sender.state.is === 'refused' ? sender.state.where : undefined;
  const about = (field: string) => (where === `personal.${field}` ? sender.problem : undefined);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={appoint} label={title}>
        {appointed === undefined && (
          <>
            {candidates.length > 0 && (
              <SelectField
                label={desk.stations.who}
                value={known}
                onChange={setKnown}
                empty={desk.stations.newPerson}
                options={candidates}
              />
            )}
            {known === '' && <NewPerson text={text} set={set} about={about} />}
          </>
        )}
        {appointed !== undefined && <p class="note">{desk.stations.appointedSignInLeft}</p>}
        {known === '' && (
          <TextField
            label={desk.stations.signInName}
            hint={desk.stations.signInNameHint}
            value={text.signInName}
            onInput={set('signInName')}
            autoComplete="off"
            problem={maker.problem}
          />
        )}
        {where === undefined && <SendingNote sender={sender} />}
        {maker.failure !== undefined && <FailureNote error={maker.failure} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="primary"
            submit
            busy={sender.busy || maker.busy}
            reason={known === '' && text.signInName.trim() === '' ? desk.stations.signInNameHint : undefined}
          >
            {appointed === undefined ? desk.stations.appoint : desk.people.createSignIn}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

interface NewPersonProps {
  readonly text: { readonly name: string; readonly phone: string };
  readonly set: (field: 'name' | 'phone') => (value: string) => void;
  readonly about: (field: string) => WireProblem | undefined;
}

function NewPerson({ text, set, about }: NewPersonProps) {
  const { desk, words } = useMessages();
  return (
    <div class="fields-pair">
      <TextField
        label={words.name}
        value={text.name}
        onInput={set('name')}
        autoFocus
        autoComplete="off"
        problem={about('name')}
      />
      <TextField
        label={words.phone}
        hint={desk.stations.phoneHint}
        type="tel"
        value={text.phone}
        onInput={set('phone')}
        autoComplete="off"
        problem={about('phone')}
      />
    </div>
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

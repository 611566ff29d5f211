import {
  complaintAnswers,
  complaintSubjects,
  returnReasons,
  troubleKinds,
  troubles,
  type Resolution,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';
import { takesParcels } from '../sync/reads.ts';
import { useStations } from '../sync/desk-reads.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';
import { rowsOf } from '../ui/table.tsx';
import { Choices } from './choices.tsx';
import { parcelActions, parcelHindrance, type ParcelActionName, type ParcelHindrance } from './parcel-actions.ts';
import './parcels.css';

/** The buttons for what can be done with a parcel. What cannot be done now says why. */
export function ParcelActionBar({
  parcel,
  actions,
  large = false,
}: {
  parcel: ParcelRow;
  actions: readonly ParcelActionName[];
  large?: boolean;
}) {
  const { parcels } = useMessages();
  const may = useMay();
  const sayWhy = useHindranceText();
  const sender = useSending(useCountyCode());
  const [asking, setAsking] = useState<ParcelActionName>();
  const label = useActionLabel();
  return (
    <div class="parcel-choices">
      <div class="parcel-actions">
        {actions.map((name) => {
          const why = parcelHindrance(name, parcel, may);
          return (
            <Button
              key={name}
              icon={parcelActions[name].icon}
              large={large}
              kind={(name === 'resolve' || name === 'answer') && why === undefined ? 'primary' : 'quiet'}
              reason={why && sayWhy(why)}
              onClick={() =>
                name === 'take-back'
                  ? sender.send([prepare('take-back-parcels', { parcels: [parcel.id] })])
                  : setAsking(name)
              }
            >
              {label(name)}
            </Button>
          );
        })}
      </div>
      <SendingNote sender={sender} />
      {asking !== undefined && asking !== 'take-back' && (
        <ParcelActionDialog
          action={asking}
          parcel={parcel}
          title={`${label(asking)} · ${parcels.parcel} ${parcel.number}`}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

function useActionLabel(): (name: ParcelActionName) => string {
  const { actions } = useMessages().parcels;
  return (name) => (name === 'take-back' ? actions.takeBack : actions[name]);
}

function useHindranceText(): (why: ParcelHindrance) => string {
  const { parcels } = useMessages();
  return (why) => (why.is === 'stage' ? parcels.actions.stage(parcels.stages[why.stage]) : parcels.actions[why.is]);
}

interface AskProps {
  readonly action: Exclude<ParcelActionName, 'take-back'>;
  readonly parcel: ParcelRow;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks for the one thing that an action needs to know, and does it. */
export function ParcelActionDialog({ action, parcel, title, onClose }: AskProps) {
  const { parcels, shell } = useMessages();
  const county = useCountyCode();
  const sender = useSending(county);
  const [choice, setChoice] = useState<string>();
  const [station, setStation] = useState('');
  const stations = (rowsOf(useStations(county)) ?? []).filter(takesParcels);
  const ask = questionOf(action, parcel, parcels);
  const rerouted = choice === 're-routed';
  const missing = choice === undefined || (rerouted && station === '');
  const send = () => {
    const envelope = choice === undefined ? undefined : envelopeOf(action, parcel.id, choice, station);
    if (envelope === undefined) return;
    sender.send([envelope], ([outcome]) => {
      if (outcome?.status === 'accepted') onClose();
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Choices legend={ask.legend} options={ask.options} value={choice} onChange={setChoice} />
      {rerouted && (
        <SelectField
          label={parcels.actions.toStation}
          value={station}
          onChange={setStation}
          empty={parcels.actions.choose}
          options={stations
            .filter(({ id }) => id !== parcel.station)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{shell.back}</Button>
        <Button kind="primary" busy={sender.busy} reason={missing ? parcels.actions.choose : undefined} onClick={send}>
          {parcels.actions.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function questionOf(
  action: AskProps['action'],
  { trouble }: ParcelRow,
  words: ReturnType<typeof useMessages>['parcels'],
) {
  const { actions } = words;
  if (action === 'report') return { legend: actions.reportWhat, options: labelled(troubleKinds, words.troubles) };
  if (action === 'return') return { legend: actions.returnWhy, options: labelled(returnReasons, words.returnReasons) };
  if (action === 'complain')
    return { legend: actions.complainWhat, options: labelled(complaintSubjects, words.complaints) };
  if (action === 'answer') return { legend: actions.answerHow, options: labelled(complaintAnswers, words.answers) };
  const possible: readonly Resolution[] = trouble === null ? [] : troubles[trouble.kind];
  return { legend: actions.resolveHow, options: labelled(possible, words.resolutions) };
}

function labelled<V extends string>(
  values: readonly V[],
  words: Readonly<Record<V, string>>,
): { readonly value: string; readonly label: string }[] {
  return values.map((value) => ({ value, label: words[value] }));
}

function envelopeOf(action: AskProps['action'], parcel: string, choice: string, station: string) {
  const found = <V extends string>(of: readonly V[]) => of.find((one) => one === choice);
  if (action === 'report') {
    const trouble = found(troubleKinds);
    return trouble && prepare('report-parcel', { parcel, trouble });
  }
  if (action === 'return') {
    const reason = found(returnReasons);
    return reason && prepare('return-parcel', { parcel, reason });
  }
  if (action === 'complain') {
    const about = found(complaintSubjects);
    return about && prepare('open-complaint', { parcel, about });
  }
  if (action === 'answer') {
    const answer = found(complaintAnswers);
    return answer && prepare('close-complaint', { parcel, answer });
  }
  const resolution = found([...troubles.missing, ...troubles.damaged, ...troubles['wrong-village']]);
  return (
    resolution &&
    prepare('resolve-parcel', { parcel, resolution, station: resolution === 're-routed' ? station : null })
  );
}

import {
  type Envelope,
  complaintAnswers,
  complaintSubjects,
  receiptFaults,
  returnReasons,
  troubles,
  type Resolution,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { FormChoices } from '../forms/form-choices.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoice } from '../forms/form-fields.tsx';
import { choice, maybeText } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';
import { takesParcels } from '../sync/orders.ts';
import { useStations } from '../sync/stations.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { SendingNote } from '../shell/sending-note.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { parcelActions, parcelHindrance, type ParcelActionName, type ParcelHindrance } from './parcel-actions.ts';
import { ReportDialog } from './report-dialog.tsx';
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
  return (name) =>
    name === 'take-back' ? actions.takeBack : name === 'undo-receipt' ? actions.undoReceipt : actions[name];
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
export function ParcelActionDialog({ action, ...rest }: AskProps) {
  const { parcels } = useMessages();
  const { actions } = parcels;
  const { parcel } = rest;
  if (action === 'resolve') return <ResolveDialog {...rest} />;
  if (action === 'report') return <ReportDialog {...rest} />;
  if (action === 'return')
    return (
      <AskDialog
        {...rest}
        name={`return-parcel ${parcel.id}`}
        legend={actions.returnWhy}
        among={returnReasons}
        words={parcels.returnReasons}
        commandOf={(reason) => prepare('return-parcel', { parcel: parcel.id, reason })}
      />
    );
  if (action === 'undo-receipt')
    return (
      <AskDialog
        {...rest}
        name={`undo-receipt ${parcel.id}`}
        legend={actions.undoReceiptWhy}
        among={receiptFaults}
        words={parcels.receiptFaults}
        commandOf={(reason) => prepare('undo-receipt', { station: parcel.station, parcels: [parcel.id], reason })}
      />
    );
  if (action === 'complain')
    return (
      <AskDialog
        {...rest}
        name={`open-complaint ${parcel.id}`}
        legend={actions.complainWhat}
        among={complaintSubjects}
        words={parcels.complaints}
        commandOf={(about) => prepare('open-complaint', { parcel: parcel.id, about })}
      />
    );
  return (
    <AskDialog
      {...rest}
      name={`close-complaint ${parcel.id}`}
      legend={actions.answerHow}
      among={complaintAnswers}
      words={parcels.answers}
      commandOf={(answer) => prepare('close-complaint', { parcel: parcel.id, answer })}
    />
  );
}

interface AskOneProps<V extends string> {
  readonly name: string;
  readonly title: string;
  readonly legend: string;
  readonly among: readonly V[];
  readonly words: Readonly<Record<V, string>>;
  readonly commandOf: (chosen: V) => Envelope;
  readonly onClose: () => void;
}

function AskDialog<V extends string>({ name, title, legend, among, words, commandOf, onClose }: AskOneProps<V>) {
  const { parcels, shell } = useMessages();
  const form = useForm({
    name,
    fields: { chosen: choice(among) },
    commands: ({ chosen }) => commandOf(chosen),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={title} action={parcels.actions.confirm} cancel={shell.back} onClose={onClose}>
      <FormChoices of={form.at('chosen')} legend={legend} options={labelled(among, words)} />
    </FormDialog>
  );
}

/** Asks how what was wrong with a parcel was settled, and where it goes where it goes elsewhere. */
function ResolveDialog({ parcel, title, onClose }: Omit<AskProps, 'action'>) {
  const { parcels, shell } = useMessages();
  const { actions } = parcels;
  const stations = (rowsOf(useStations(useCountyCode())) ?? []).filter(takesParcels);
  const possible: readonly Resolution[] = parcel.trouble === null ? [] : troubles[parcel.trouble.kind];
  const form = useForm({
    name: `resolve-parcel ${parcel.id}`,
    fields: { resolution: choice(possible), station: maybeText() },
    misfit: ({ resolution, station }) =>
      resolution === 're-routed' && station === null ? ({ field: 'station' } as const) : undefined,
    commands: ({ resolution, station }) =>
      prepare('resolve-parcel', {
        parcel: parcel.id,
        resolution,
        station: resolution === 're-routed' ? station : null,
      }),
    follows: onClose,
    blames: { 'resolution-unfit': 'resolution', 'parcel-there-already': 'station' },
  });
  return (
    <FormDialog form={form} title={title} action={actions.confirm} cancel={shell.back} onClose={onClose}>
      <FormChoices
        of={form.at('resolution')}
        legend={actions.resolveHow}
        options={labelled(possible, parcels.resolutions)}
      />
      {form.value('resolution') === 're-routed' && (
        <FormChoice
          of={form.at('station')}
          label={actions.toStation}
          empty={actions.choose}
          options={stations
            .filter(({ id }) => id !== parcel.station)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </FormDialog>
  );
}

function labelled<V extends string>(
  values: readonly V[],
  words: Readonly<Record<V, string>>,
): { readonly value: string; readonly label: string }[] {
  return values.map((value) => ({ value, label: words[value] }));
}

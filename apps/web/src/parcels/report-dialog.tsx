import { troubleKinds, troublePhoto } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import { PhotoField } from '../attachments/photo-field.tsx';
import type { TakenFile } from '../attachments/shrink.ts';
import { attachedTo, keepTaken } from '../attachments/taking.ts';
import { FormChoices } from '../forms/form-choices.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { choice } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { useKeeper } from '../sync/attachments/keeper.ts';
import { newId, prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';

interface ReportProps {
  readonly parcel: ParcelRow;
  readonly title: string;
  readonly onClose: () => void;
}

/** Asks what is wrong with a parcel, with a photo of it: that is kept on this device before the record is made. */
export function ReportDialog({ parcel, title, onClose }: ReportProps) {
  const { parcels, shell } = useMessages();
  const keeper = useKeeper();
  const [photo, setPhoto] = useState<TakenFile>();
  const [failure, setFailure] = useState<unknown>();
  const named = useRef({ command: newId(), attached: attachedTo(photo) });
  const form = useForm({
    name: `report-parcel ${parcel.id}`,
    fields: { chosen: choice(troubleKinds) },
    commands: ({ chosen: trouble }) => {
      const { command: id, attached } = named.current;
      return { ...prepare('report-parcel', { parcel: parcel.id, trouble, ...(attached && { photo: attached }) }), id };
    },
    follows: onClose,
  });
  const chosen = form.value('chosen');
  // Of what is not there, there is nothing to be seen.
  const pictured = chosen !== undefined && chosen !== 'missing';
  const submit = () => {
    // Where no answer came the very same goes again, under the same ids.
    if (form.again !== undefined) return form.submit();
    const shown = pictured ? photo : undefined;
    const [command, attached] = [newId(), attachedTo(shown)];
    named.current = { command, attached };
    setFailure(undefined);
    keepTaken(keeper, shown, { attached, kind: 'trouble-photo', belongsTo: parcel.id, command }).then(
      form.submit,
      setFailure,
    );
    return undefined;
  };
  return (
    <FormDialog
      form={{ ...form, submit }}
      title={title}
      action={parcels.actions.confirm}
      cancel={shell.back}
      onClose={onClose}
    >
      <FormChoices
        of={form.at('chosen')}
        legend={parcels.actions.reportWhat}
        options={troubleKinds.map((value) => ({ value, label: parcels.troubles[value] }))}
      />
      {pictured && <PhotoField limits={troublePhoto} photo={photo} onChange={setPhoto} words={parcels.troublePhoto} />}
      {failure !== undefined && <FailureNote error={failure} />}
    </FormDialog>
  );
}

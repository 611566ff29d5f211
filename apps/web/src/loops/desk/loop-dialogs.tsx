import { doubtsAbout, minutesSince } from '@yangui/domain';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { kilometres, maybe, wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { LoopRow } from '../../sync/loops.ts';
import { useNow } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Doubts } from '../doubts.tsx';

/** A van is home: how far it drove, where somebody read the odometer. */
export function FinishDialog({ loop, onClose }: { loop: LoopRow; onClose: () => void }) {
  const { loops } = useMessages();
  const left = loop.loads.reduce((sum, { onVan }) => sum + onVan, 0);
  const form = useForm({
    name: `finish-loop ${loop.id}`,
    fields: { actualMetres: maybe(kilometres()), actualMinutes: maybe(wholeNumber()) },
    commands: (driven) => prepare('finish-loop', { loop: loop.id, ...driven }),
    follows: onClose,
  });
  const since = minutesSince(loop.startedAt, useNow());
  const doubts = doubtsAbout(
    { metres: form.value('actualMetres') ?? null, minutes: form.value('actualMinutes') ?? since },
    { metres: loop.distanceMetres, minutes: loop.durationMinutes },
  );
  return (
    <FormDialog
      form={form}
      title={loops.finishTitle(loop.vehicleName)}
      label={loops.finish}
      action={loops.finish}
      onClose={onClose}
    >
      {left > 0 && <Notice>{loops.stillOn(left)}</Notice>}
      <FormLine of={form.at('actualMetres')} label={loops.odometer} hint={loops.odometerHint} autoFocus />
      <FormLine of={form.at('actualMinutes')} label={loops.doubts.minutes} hint={loops.doubts.minutesHint(since)} />
      <Doubts of={doubts} />
    </FormDialog>
  );
}

/** Asks before a loop is called off. */
export function CancelDialog({ loop, onClose }: { loop: LoopRow; onClose: () => void }) {
  const { loops } = useMessages();
  return (
    <ConfirmDialog
      name={`cancel-loop ${loop.id}`}
      title={loops.cancel}
      action={loops.cancel}
      command={() => prepare('cancel-loop', { loop: loop.id })}
      onClose={onClose}
    >
      <p>{loops.cancelAsk(loop.vehicleName)}</p>
    </ConfirmDialog>
  );
}

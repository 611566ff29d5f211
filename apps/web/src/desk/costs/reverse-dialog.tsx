import type { Envelope } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

interface ReverseDialogProps<R extends string> {
  readonly title: string;
  readonly hint: string;
  readonly reasons: Readonly<Record<R, string>>;
  /** The reasons in the order they stand in. */
  readonly order: readonly R[];
  readonly commandOf: (reason: R) => Envelope;
  readonly onClose: () => void;
  /** It was accepted. */
  readonly onDone: () => void;
}

/** Asks why something booked is taken back, and takes it back. */
export function ReverseDialog<R extends string>({
  title,
  hint,
  reasons,
  order,
  commandOf,
  onClose,
  onDone,
}: ReverseDialogProps<R>) {
  const { costs, shell } = useMessages();
  const { reverse } = costs;
  const sender = useSending(useCountyCode());
  const [reason, setReason] = useState<R | ''>('');
  const submit = () => {
    if (reason === '') return;
    sender.send([commandOf(reason)], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        <p class="note">{hint}</p>
        <SelectField
          label={reverse.reason}
          value={reason}
          onChange={setReason}
          empty={costs.choose}
          options={order.map((value) => ({ value, label: reasons[value] }))}
        />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={reason === '' ? reverse.reason : undefined}>
            {reverse.action}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

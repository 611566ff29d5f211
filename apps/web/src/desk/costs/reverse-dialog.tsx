import { reversalReasons, type ReversalReason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

/** Asks why a settled cost is taken back, and takes it back. */
export function ReverseDialog({ loop, onClose, onDone }: { loop: string; onClose: () => void; onDone: () => void }) {
  const { costs, shell } = useMessages();
  const { reverse } = costs;
  const sender = useSending(useCountyCode());
  const [reason, setReason] = useState<ReversalReason | ''>('');
  const submit = () => {
    if (reason === '') return;
    sender.send([prepare('reverse-loop-cost', { loop, reason })], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  };
  return (
    <Dialog title={reverse.title} onClose={onClose}>
      <Form onSubmit={submit} label={reverse.title}>
        <p class="note">{reverse.hint}</p>
        <SelectField label={reverse.reason} value={reason} onChange={setReason} empty={costs.choose} options={reversalReasons.map((value) => ({ value, label: costs.reversalReasons[value] }))} />
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

import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

interface BreakdownDialogProps {
  readonly vehicle: { readonly id: string; readonly name: string };
  /** The loop it is on; null where it had not left. */
  readonly loop: string | null;
  /** Where it may have stopped: the stations of its loop first. */
  readonly stations: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** Says that a vehicle broke down, and near which station where it is on its way. */
export function BreakdownDialog({ vehicle, loop, stations, onClose }: BreakdownDialogProps) {
  const { loops, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [station, setStation] = useState('');
  const submit = () => {
    const payload = {
      vehicle: vehicle.id,
      loop,
      station: station === '' ? null : station,
      longitudeMicrodegrees: null,
      latitudeMicrodegrees: null,
    };
    sender.send([prepare('report-breakdown', payload)], ([outcome]) => outcome?.status === 'accepted' && onClose());
  };
  return (
    <Dialog title={loops.brokeTitle(vehicle.name)} onClose={onClose}>
      <Form onSubmit={submit} label={loops.brokeTitle(vehicle.name)}>
        <p>{loop === null ? loops.brokeAtDepot : loops.brokeHint}</p>
        {loop !== null && (
          <SelectField
            label={loops.brokeWhere}
            value={station}
            onChange={setStation}
            empty={loops.fleet.windowStation}
            options={stations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="danger"
            submit
            busy={sender.busy}
            reason={loop !== null && station === '' ? loops.brokeWhere : undefined}
          >
            {loops.brokeSend}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

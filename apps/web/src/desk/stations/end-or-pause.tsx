import { closeReasons, pauseReasons, type CloseReason, type PauseReason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/desk-answers.ts';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

/** Asks why a station rests or ends, and does it. */
export function EndOrPause({
  step,
  station,
  onClose,
  onDone,
}: {
  step: 'pause' | 'close';
  station: StationRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const { network, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [pause, setPause] = useState<PauseReason | ''>('');
  const [close, setClose] = useState<CloseReason | ''>('');
  const chosen = step === 'pause' ? pause : close;
  const submit = () => {
    const { id } = station;
    const command =
      step === 'pause'
        ? pause !== '' && prepare('pause-station', { station: id, reason: pause })
        : close !== '' && prepare('close-station', { station: id, reason: close });
    if (command === false) return;
    sender.send([command], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  };
  const reasonsOf = <R extends PauseReason | CloseReason>(reasons: readonly R[]) =>
    reasons.map((value) => ({ value, label: network.reasons[value] }));
  return (
    <Dialog title={`${network.steps[step]} · ${station.name}`} onClose={onClose}>
      <Form onSubmit={submit} label={network.steps[step]}>
        <p>{step === 'pause' ? network.pauseHint : network.closeHint}</p>
        {step === 'pause' ? (
          <SelectField
            label={network.why}
            value={pause}
            onChange={setPause}
            empty={network.choose}
            options={reasonsOf(pauseReasons)}
          />
        ) : (
          <SelectField
            label={network.why}
            value={close}
            onChange={setClose}
            empty={network.choose}
            options={reasonsOf(closeReasons)}
          />
        )}
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind={step === 'close' ? 'danger' : 'primary'}
            submit
            busy={sender.busy}
            reason={chosen === '' ? network.choose : undefined}
          >
            {network.steps[step]}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

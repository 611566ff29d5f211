import { doubtsAbout, minutesSince } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { LoopRow } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { useNow } from '../../ui/figures.tsx';
import { Notice, SendingNote } from '../../ui/refusal-note.tsx';
import { Doubts, minutesOf } from './doubts.tsx';

/** A van is home: how far it drove, where somebody read the odometer. */
export function FinishDialog({ loop, onClose }: { loop: LoopRow; onClose: () => void }) {
  const { loops, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [kilometres, setKilometres] = useState('');
  const left = loop.loads.reduce((sum, { onVan }) => sum + onVan, 0);
  const metres =
    kilometres.trim() === ''
      ? null
      : /^\s*\d{1,4}(\.\d)?\s*$/.test(kilometres)
        ? Math.round(Number(kilometres) * 1_000)
        : undefined;
  const [typedMinutes, setMinutes] = useState('');
  const minutes = minutesOf(typedMinutes);
  const since = minutesSince(loop.startedAt, useNow());
  const doubts = doubtsAbout(
    { metres: metres ?? null, minutes: minutes ?? since },
    { metres: loop.distanceMetres, minutes: loop.durationMinutes },
  );
  const submit = () => {
    if (metres === undefined || minutes === undefined) return;
    sender.send(
      [prepare('finish-loop', { loop: loop.id, actualMetres: metres, actualMinutes: minutes })],
      ([outcome]) => outcome?.status === 'accepted' && onClose(),
    );
  };
  return (
    <Dialog title={loops.finishTitle(loop.vehicleName)} onClose={onClose}>
      <Form onSubmit={submit} label={loops.finish}>
        {left > 0 && <Notice>{loops.stillOn(left)}</Notice>}
        <TextField
          figures
          inputMode="decimal"
          label={loops.odometer}
          hint={loops.odometerHint}
          value={kilometres}
          onInput={setKilometres}
          autoFocus
        />
        <TextField
          figures
          inputMode="numeric"
          label={loops.doubts.minutes}
          hint={loops.doubts.minutesHint(since)}
          value={typedMinutes}
          onInput={setMinutes}
        />
        <Doubts of={doubts} />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="primary"
            submit
            busy={sender.busy}
            reason={
              metres === undefined
                ? loops.fleet.numberWrong
                : minutes === undefined
                  ? loops.doubts.minutesWrong
                  : undefined
            }
          >
            {loops.finish}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** Asks before a loop is called off. */
export function CancelDialog({ loop, onClose }: { loop: LoopRow; onClose: () => void }) {
  const { loops, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const cancel = () =>
    sender.send(
      [prepare('cancel-loop', { loop: loop.id })],
      ([outcome]) => outcome?.status === 'accepted' && onClose(),
    );
  return (
    <Dialog title={loops.cancel} onClose={onClose}>
      <p>{loops.cancelAsk(loop.vehicleName)}</p>
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="danger" busy={sender.busy} onClick={cancel}>
          {loops.cancel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

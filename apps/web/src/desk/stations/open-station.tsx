import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { VillageRow } from '../../sync/answers.ts';
import { newId, prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

/** Opens a station in a village. */
export function OpenStation(props: { village: VillageRow; onClose: () => void; onDone: (name: string) => void }) {
  const { desk, shell } = useMessages();
  const { village } = props;
  const sender = useSending(useCountyCode());
  const [name, setName] = useState(desk.stations.nameOf(village.name));
  const about = sender.state.is === 'refused' && sender.state.where === 'payload.name';
  const submit = () =>
    sender.send([prepare('open-station', { station: newId(), village: village.code, name: name.trim() })], ([outcome]) => {
      if (outcome?.status === 'accepted') props.onDone(name.trim());
    });
  const title = desk.stations.openIn(village.name);
  return (
    <Dialog title={title} onClose={props.onClose}>
      <Form onSubmit={submit} label={title}>
        <p class="note">
          {village.townName} · {village.name}
        </p>
        <TextField label={desk.stations.name} value={name} onInput={setName} autoFocus autoComplete="off" problem={about ? sender.problem : undefined} />
        {!about && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={props.onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {desk.stations.open}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

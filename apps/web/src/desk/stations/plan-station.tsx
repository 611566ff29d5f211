import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { VillageRow } from '../../sync/desk-answers.ts';
import { newId, prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { CheckField, Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

/** Plans a station in a village, or takes in one that serves there already. */
export function PlanStation(props: { village: VillageRow; onClose: () => void; onDone: (text: string) => void }) {
  const { desk, shell, network } = useMessages();
  const { village } = props;
  const sender = useSending(useCountyCode());
  const [name, setName] = useState(desk.stations.nameOf(village.name));
  const [serves, setServes] = useState(false);
  const about = sender.state.is === 'refused' && sender.state.where === 'payload.name';
  const submit = () => {
    const site = { station: newId(), village: village.code, name: name.trim() };
    sender.send([serves ? prepare('open-station', site) : prepare('plan-station', site)], ([outcome]) => {
      if (outcome?.status === 'accepted')
        props.onDone(serves ? network.takenIn(site.name) : network.planned(site.name));
    });
  };
  const title = network.planIn(village.name);
  return (
    <Dialog title={title} onClose={props.onClose}>
      <Form onSubmit={submit} label={title}>
        <p class="note">
          {village.townName} · {village.name}
        </p>
        <TextField
          label={desk.stations.name}
          value={name}
          onInput={setName}
          autoFocus
          autoComplete="off"
          problem={about ? sender.problem : undefined}
        />
        <CheckField label={network.servesAlready} checked={serves} onChange={setServes} />
        {!about && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={props.onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {serves ? desk.stations.open : network.plan}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

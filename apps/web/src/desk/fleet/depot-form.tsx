import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { newId, prepare } from '../../sync/command.ts';
import type { DepotRow } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { CheckField, Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

/** Puts a depot on the map, or moves it. */
export function DepotForm({ depot, onClose }: { depot: DepotRow | null; onClose: () => void }) {
  const { loops, network, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [name, setName] = useState(depot?.name ?? '');
  const [longitude, setLongitude] = useState(depot === null ? '' : String(depot.longitudeMicrodegrees / 1e6));
  const [latitude, setLatitude] = useState(depot === null ? '' : String(depot.latitudeMicrodegrees / 1e6));
  const [schematic, setSchematic] = useState(depot?.schematic ?? false);
  const degrees = [longitude, latitude].map((text) => (/^\s*\d{1,3}(\.\d+)?\s*$/.test(text) ? Math.round(Number(text) * 1e6) : undefined));
  const [east, north] = degrees;
  const title = depot === null ? loops.fleet.addDepot : loops.fleet.changeDepot;
  const submit = () => {
    if (east === undefined || north === undefined) return;
    const payload = { depot: depot?.id ?? newId(), name: name.trim(), longitudeMicrodegrees: east, latitudeMicrodegrees: north, schematic };
    sender.send([depot === null ? prepare('add-depot', payload) : prepare('change-depot', payload)], ([outcome]) => outcome?.status === 'accepted' && onClose());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        <TextField label={loops.fleet.depotName} value={name} onInput={setName} autoFocus autoComplete="off" />
        <div class="fields-pair">
          <TextField figures inputMode="decimal" label={network.map.longitude} hint={network.map.degreesHint} value={longitude} onInput={setLongitude} />
          <TextField figures inputMode="decimal" label={network.map.latitude} hint={network.map.degreesHint} value={latitude} onInput={setLatitude} />
        </div>
        <CheckField label={network.map.schematic} checked={schematic} onChange={setSchematic} />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={degrees.includes(undefined) ? network.map.degreesWrong : undefined}>
            {loops.fleet.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

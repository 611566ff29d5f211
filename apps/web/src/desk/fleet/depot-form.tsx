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
import { PositionFields } from '../map/position-fields.tsx';
import { nothingTyped, positionTyped, type TypedPosition } from '../map/typed-position.ts';

/** Puts a depot on the map, or moves it. */
export function DepotForm({ depot, onClose }: { depot: DepotRow | null; onClose: () => void }) {
  const { loops, network, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [name, setName] = useState(depot?.name ?? '');
  const [typed, setTyped] = useState<TypedPosition>(
    depot === null
      ? nothingTyped
      : {
          longitude: String(depot.longitudeMicrodegrees / 1e6),
          latitude: String(depot.latitudeMicrodegrees / 1e6),
          from: 'wgs84',
        },
  );
  const [schematic, setSchematic] = useState(depot?.schematic ?? false);
  const position = positionTyped(typed);
  const title = depot === null ? loops.fleet.addDepot : loops.fleet.changeDepot;
  const submit = () => {
    if (position === undefined) return;
    const payload = { depot: depot?.id ?? newId(), name: name.trim(), ...position, schematic };
    sender.send(
      [depot === null ? prepare('add-depot', payload) : prepare('change-depot', payload)],
      ([outcome]) => outcome?.status === 'accepted' && onClose(),
    );
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        <TextField label={loops.fleet.depotName} value={name} onInput={setName} autoFocus autoComplete="off" />
        <PositionFields typed={typed} onChange={setTyped} />
        <CheckField label={network.map.schematic} checked={schematic} onChange={setSchematic} />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button
            kind="primary"
            submit
            busy={sender.busy}
            reason={position === undefined ? network.map.degreesWrong : undefined}
          >
            {loops.fleet.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

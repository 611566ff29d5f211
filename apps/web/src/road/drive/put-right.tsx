import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { DrivenLoad, DrivenLoop } from '@yangui/domain';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { useUndoing } from './use-undoing.ts';

type Handover = DrivenLoop['handovers'][number];

/** What this driver handed over of a load, each to be put right where a piece is on the van after all. */
export function HandedOver({
  loop,
  load,
  handovers,
}: {
  loop: string;
  load: DrivenLoad;
  handovers: readonly Handover[];
}) {
  const {
    drive: { putRight: say },
  } = useMessages();
  const [open, setOpen] = useState<Handover>();
  const own = handovers.filter((one) => one.load === load.id && one.parcels.length > 0);
  // The dialog stays until the server's word is there, which may be a no.
  if (own.length === 0 && open === undefined) return null;
  return (
    <ul class="drive-list">
      {own.map((handover) => (
        <li key={handover.id} class="drive-piece">
          <span class="drive-what">
            <span>{say.handed(handover.parcels.length)}</span>
            <span class="note">
              <Moment at={handover.at} />
            </span>
          </span>
          <Button kind="plain" icon="undo" onClick={() => setOpen(handover)}>
            {say.open}
          </Button>
        </li>
      ))}
      {open !== undefined && (
        <PutRightDialog loop={loop} load={load} handover={open} onClose={() => setOpen(undefined)} />
      )}
    </ul>
  );
}

function PutRightDialog({
  loop,
  load,
  handover,
  onClose,
}: {
  loop: string;
  load: DrivenLoad;
  handover: Handover;
  onClose: () => void;
}) {
  const {
    drive: { putRight: say },
    shell,
  } = useMessages();
  const { undo, sender } = useUndoing();
  const [still, setStill] = useState<ReadonlySet<string>>(new Set());
  const numbers = new Map(load.parcels.map(({ id, number }) => [id, number]));
  const parcels = handover.parcels.filter((one) => still.has(one));
  const toggle = (parcel: string, on: boolean) =>
    setStill(new Set(on ? [...still, parcel] : [...still].filter((one) => one !== parcel)));
  const send = () =>
    void undo('hand-over-load', parcels, prepare('still-on-van', { loop, handover: handover.id, parcels }), onClose);
  return (
    <Dialog title={say.title} onClose={onClose}>
      <p>{say.hint}</p>
      {handover.parcels.map((parcel) => (
        <CheckField
          key={parcel}
          label={numbers.get(parcel) ?? parcel}
          checked={still.has(parcel)}
          onChange={(on) => toggle(parcel, on)}
        />
      ))}
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button
          kind="danger"
          busy={sender.busy}
          reason={parcels.length === 0 ? say.chooseFirst : undefined}
          onClick={send}
        >
          {say.send(parcels.length)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

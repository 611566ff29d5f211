import { recipientNeeded } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';

/** Erases, at their request, the name and phone of a recipient who is no registered villager. Nothing where none is kept. */
export function ForgetRecipient({ parcel }: { parcel: ParcelRow }) {
  const { parcels, desk, shell } = useMessages();
  const { forget } = parcels;
  const may = useMay();
  const sender = useSending(useCountyCode());
  const [asking, setAsking] = useState(false);
  if (parcel.villager !== null || parcel.recipientName === null) return null;
  const reason = !may('villagers.erase')
    ? desk.orders.notes.rights
    : recipientNeeded(parcel)
      ? forget.needed
      : undefined;
  const send = () =>
    sender.send([prepare('forget-recipient', { parcel: parcel.id, reason: 'asked' })], ([outcome]) => {
      if (outcome?.status === 'accepted') setAsking(false);
    });
  return (
    <>
      <Button icon="erase" reason={reason} onClick={() => setAsking(true)}>
        {forget.action}
      </Button>
      {asking && (
        <Dialog title={forget.confirm(parcel.recipientName)} onClose={() => setAsking(false)}>
          <p>{forget.hint}</p>
          <SendingNote sender={sender} />
          <DialogActions>
            <Button onClick={() => setAsking(false)}>{shell.cancel}</Button>
            <Button kind="danger" icon="erase" busy={sender.busy} onClick={send}>
              {desk.villagers.eraseYes}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

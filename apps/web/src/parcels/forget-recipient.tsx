import { recipientNeeded } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useMay } from '../county.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';
import { Button } from '../ui/button.tsx';

/** Erases, at their request, the name and phone of a recipient who is no registered villager. Nothing where none is kept. */
export function ForgetRecipient({ parcel }: { parcel: ParcelRow }) {
  const { parcels, desk } = useMessages();
  const { forget } = parcels;
  const may = useMay();
  const [asking, setAsking] = useState(false);
  if (parcel.villager !== null || parcel.recipientName === null) return null;
  const reason = !may('villagers.erase')
    ? desk.orders.notes.rights
    : recipientNeeded(parcel)
      ? forget.needed
      : undefined;
  return (
    <>
      <Button icon="erase" reason={reason} onClick={() => setAsking(true)}>
        {forget.action}
      </Button>
      {asking && (
        <ConfirmDialog
          name={`forget-recipient ${parcel.id}`}
          title={forget.confirm(parcel.recipientName)}
          action={desk.villagers.eraseYes}
          icon="erase"
          command={() => prepare('forget-recipient', { parcel: parcel.id, reason: 'asked' })}
          onClose={() => setAsking(false)}
        >
          <p>{forget.hint}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

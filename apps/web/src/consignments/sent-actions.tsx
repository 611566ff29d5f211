import { consignmentStepAllowed } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useMay } from '../county.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useMessages } from '../i18n/index.tsx';
import '../parcels/parcels.css';
import { prepare } from '../sync/command.ts';
import type { ConsignmentPage } from '../sync/consignments.ts';
import { Button } from '../ui/button.tsx';
import { useSenderText } from './consignment-parts.tsx';
import { ConsignmentLabelDialog } from './labels.tsx';

/** Printing its label, and giving it back while it is still at the station: for the counter and the desk. */
export function SentActions({ of }: { of: ConsignmentPage }) {
  const { consignments, desk } = useMessages();
  const { send: say } = consignments;
  const may = useMay();
  const [open, setOpen] = useState<'print' | 'cancel'>();
  const reason = !may('consignments.register')
    ? desk.orders.notes.rights
    : consignmentStepAllowed('cancel', of.stage)
      ? undefined
      : say.cancelStage(consignments.stages[of.stage]);
  const close = () => setOpen(undefined);
  return (
    <div class="parcel-actions">
      <Button icon="print" onClick={() => setOpen('print')}>
        {say.print}
      </Button>
      <Button kind="plain" icon="undo" reason={reason} onClick={() => setOpen('cancel')}>
        {say.cancel}
      </Button>
      {open === 'print' && <ConsignmentLabelDialog of={of} onClose={close} />}
      {open === 'cancel' && <CancelDialog of={of} onClose={close} />}
    </div>
  );
}

function CancelDialog({ of, onClose }: { of: ConsignmentPage; onClose: () => void }) {
  const { send: say } = useMessages().consignments;
  const senderOf = useSenderText();
  return (
    <ConfirmDialog
      name={`cancel-consignment ${of.id}`}
      title={say.cancel}
      action={say.cancel}
      command={() => prepare('cancel-consignment', { consignment: of.id })}
      onClose={onClose}
    >
      <p>{say.cancelAsk(senderOf(of))}</p>
    </ConfirmDialog>
  );
}

import { useMessages } from '../../i18n/index.tsx';
import { AmountDialog } from '../../ledger/amount-dialog.tsx';
import { Money } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import type { RemittanceRow } from '../../sync/money.ts';

interface ConfirmRemittanceProps {
  readonly remittance: RemittanceRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks what was counted of the cash that a station sent: money that left a hand is asked about, not taken back. */
export function ConfirmRemittance({ remittance, onClose, onDone }: ConfirmRemittanceProps) {
  const { cash } = useMessages();
  return (
    <AmountDialog
      name={`confirm-remittance ${remittance.id}`}
      title={cash.confirmOf(remittance.stationName)}
      hint={cash.confirmHint}
      label={cash.countedFen}
      action={cash.confirm}
      expectedFen={remittance.sentFen}
      commandOf={(countedFen, reason) =>
        prepare('confirm-remittance', { remittance: remittance.id, countedFen, reason })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <p>
        {cash.sent} <Money fen={remittance.sentFen} />
      </p>
    </AmountDialog>
  );
}

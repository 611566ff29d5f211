import { useMessages } from '../../i18n/index.tsx';
import type { PurchaseInvoiceRow } from '../../sync/produce.ts';
import { Badge } from '../../ui/badge.tsx';

/** Whether an invoice stands, and whether two people looked at it. */
export function InvoiceMarks({ of }: { of: PurchaseInvoiceRow }) {
  const { invoices: say } = useMessages();
  return (
    <span class="stacked">
      <span>
        {of.stage === 'issued' ? (
          <Badge icon="check" tone="completed">
            {say.stages.issued}
          </Badge>
        ) : (
          <Badge icon="undo" tone="cancelled">
            {say.stages.void}
          </Badge>
        )}
      </span>
      {of.beyondYield && <span class="low-mark">{say.beyondYield}</span>}
    </span>
  );
}

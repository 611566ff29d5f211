import { useState } from 'preact/hooks';
import { useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { hindrance } from '../order-actions.ts';
import type { OrderRow } from '../../sync/answers.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { ConfirmOrders, MOST_AT_ONCE } from './confirm-orders.tsx';

/** What of these orders the person may confirm with the supplier now. */
export function useConfirmable(rows: readonly OrderRow[]): readonly OrderRow[] {
  const may = useMay();
  const now = useNow();
  return rows.filter((row) => hindrance('confirm', row, may, now) === undefined);
}

interface ConfirmBarProps {
  /** What of the list can be confirmed now. */
  readonly waiting: readonly OrderRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}

/** Confirms the chosen orders, or all that the list shows; nothing where nothing waits for it. */
export function ConfirmBar({ waiting, chosen, onDone }: ConfirmBarProps) {
  const { orders: say } = useMessages().desk;
  const [asking, setAsking] = useState<readonly string[]>();
  const [done, setDone] = useState(0);
  const all = waiting.map(({ id }) => id);
  const picked = all.filter((id) => chosen.has(id));
  const now = (picked.length > 0 ? picked : all).slice(0, MOST_AT_ONCE);
  if (all.length === 0 && done === 0 && asking === undefined) return null;
  return (
    <div class="panel-head">
      <span role="status">
        {done > 0 ? (
          <Notice>{say.confirmed(done)}</Notice>
        ) : (
          <span class="note">{picked.length > 0 ? say.chosen(picked.length) : say.toConfirm}</span>
        )}
      </span>
      {now.length > 0 && (
        <Button icon="check" onClick={() => setAsking(now)}>
          {picked.length > 0 ? say.confirmChosen(now.length) : say.confirmShown(now.length)}
        </Button>
      )}
      {asking !== undefined && (
        <ConfirmOrders
          orders={asking}
          onClose={() => setAsking(undefined)}
          onDone={(count) => {
            setAsking(undefined);
            setDone(count);
            onDone();
          }}
        />
      )}
    </div>
  );
}

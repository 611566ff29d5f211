import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { OrderLines, useVillagerName } from '../orders/order-parts.tsx';
import type { OrderRow } from '../sync/answers.ts';
import { prepare } from '../sync/command.ts';
import { useOrders } from '../sync/reads.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { SearchField } from '../ui/field.tsx';
import { Moment } from '../ui/figures.tsx';
import { useSettled } from '../ui/picker.tsx';
import { Notice, SendingNote } from '../ui/refusal-note.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Listing } from '../ui/table.tsx';
import { useFilter } from '../ui/use-filter.ts';
import type { CounterScreenProps } from './index.tsx';
import { OrderList } from './order-list.tsx';

/** Handing over: find by code or name, check, hand over. */
export function Collect({ station }: CounterScreenProps) {
  const { counter } = useMessages();
  const county = useCountyCode();
  const nameOf = useVillagerName();
  const [query, setQuery] = useFilter('query');
  const [picked, setPicked] = useState<OrderRow>();
  const [done, setDone] = useState<OrderRow>();
  const orders = useOrders(county, { stage: 'received', station: station.id, query: useSettled(query.trim()) });
  return (
    <>
      <h1>{counter.collect.title}</h1>
      <SearchField label={counter.collect.find} hideLabel value={query} onInput={setQuery} />
      {done && <Notice>{counter.collect.done(nameOf(done.villagerName))}</Notice>}
      <Listing
        of={orders}
        empty={
          query === '' ? (
            <EmptyState icon="parcel" title={counter.collect.empty} next={counter.collect.emptyNext} />
          ) : (
            <EmptyState icon="search" title={counter.collect.notFound} next={counter.collect.notFoundNext} />
          )
        }
      >
        {(rows) => <OrderList orders={rows} onPick={setPicked} />}
      </Listing>
      {picked && (
        <HandOver
          order={picked}
          onClose={() => setPicked(undefined)}
          onDone={() => {
            setDone(picked);
            setPicked(undefined);
            setQuery('');
          }}
        />
      )}
    </>
  );
}

function HandOver({ order, onClose, onDone }: { order: OrderRow; onClose: () => void; onDone: () => void }) {
  const { counter, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const name = useVillagerName()(order.villagerName);
  const handOver = () =>
    sender.send([prepare('collect-order', { order: order.id })], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  return (
    <Dialog title={counter.collect.handOver} onClose={onClose}>
      <div class="hand-over">
        <span class="code-large figures">{order.code}</span>
        <strong class="name-large">{name}</strong>
        {order.receivedAt !== null && (
          <span class="note">
            {counter.order.receivedAt} <Moment at={order.receivedAt} />
          </span>
        )}
      </div>
      <OrderLines order={order} />
      <p class="note">{counter.collect.check}</p>
      <SendingNote sender={sender} />
      <DialogActions>
        <Button large onClick={onClose}>
          {shell.back}
        </Button>
        <Button kind="primary" large first icon="check" busy={sender.busy} onClick={handOver}>
          {counter.collect.handOverTo(name)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import { useMessages } from '../i18n/index.tsx';
import { OrderList } from '../purchasing/counter/order-list.tsx';
import { Answer } from '../shell/answer.tsx';
import { rowsOf, type PagedRead } from '../shell/listing.tsx';
import type { OrderRow } from '../sync/orders.ts';
import { EmptyState } from '../ui/states.tsx';

interface WhatWaitsProps {
  readonly toCollect: PagedRead<OrderRow>;
  readonly toArrive: PagedRead<OrderRow>;
  readonly undelivered: PagedRead<OrderRow>;
}

/** The orders that wait at the station or are on their way there, the troubled ones first. */
export function WhatWaits({ toCollect, toArrive, undelivered }: WhatWaitsProps) {
  const { counter } = useMessages();
  return (
    <Answer of={toCollect}>
      {() => (
        <Answer of={toArrive}>
          {() => {
            const here = rowsOf(toCollect) ?? [];
            const coming = rowsOf(toArrive) ?? [];
            const failed = rowsOf(undelivered) ?? [];
            if (here.length + coming.length + failed.length === 0) {
              return (
                <section class="panel">
                  <EmptyState title={counter.nothingWaiting} next={counter.nothingWaitingNext} />
                </section>
              );
            }
            return (
              <div class="waiting">
                {failed.length > 0 && <OrderList title={counter.waitingUndelivered} orders={failed} />}
                {here.length > 0 && <OrderList title={counter.waitingCollect} orders={here} />}
                {coming.length > 0 && <OrderList title={counter.waitingArrive} orders={coming} />}
              </div>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

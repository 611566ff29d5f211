import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { OrderActionBar } from '../order-action-bar.tsx';
import { OrderDates, OrderLines, useVillagerName } from '../order-parts.tsx';
import { useOrder } from '../../sync/orders.ts';
import { StageBadge } from '../stage-badge.tsx';
import { Money } from '../../shell/figures.tsx';
import { Answer } from '../../shell/answer.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { OutsideFacts } from './outside-facts.tsx';
import { ReceiptButton } from './receipt.tsx';

/** One order at the counter: what, when, what it earns, and what can be done. */
export function OrderScreen({ id }: CounterScreenProps) {
  const { counter, words } = useMessages();
  const order = useOrder(useCountyCode(), id);
  const nameOf = useVillagerName();
  return (
    <Answer of={order}>
      {(one) => (
        <article class="counter-page">
          <div class="order-title">
            <h1>
              <span class="unseen">{words.order} </span>
              <span class="code-large figures">{one.visitCode ?? one.code}</span>
            </h1>
            <StageBadge stage={one.stage} />
          </div>
          <p class="order-for">{nameOf(one.villagerName)}</p>
          {one.visitCode !== null && <p class="note figures">{words.orderCode(one.code)}</p>}
          <section class="panel panel-body">
            <OrderLines order={one} />
          </section>
          <section class="panel panel-body">
            <OrderDates order={one} />
          </section>
          <OutsideFacts order={one} />
          <section class="panel panel-body earning-line">
            <span>
              {counter.order.yourRebate}
              <span class="note"> {counter.order.rebateState[one.stage]}</span>
            </span>
            <strong>
              <Money fen={one.rebateFen - one.rebateBackFen} />
            </strong>
          </section>
          <section class="counter-page" aria-label={counter.order.actions}>
            <OrderActionBar order={one} actions={['collect', 'return', 'cancel']} large />
            <ReceiptButton order={one} />
          </section>
        </article>
      )}
    </Answer>
  );
}
